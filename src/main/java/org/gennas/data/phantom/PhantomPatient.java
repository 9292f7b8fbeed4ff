package org.gennas.data.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * A patient with all studies and images.
 *
 * @param number from 1
 * @param valid whether the patient belongs to the validation split
 */
record PhantomPatient(int number, boolean valid, ChestAnatomy anatomy, List<PhantomStudy> studies) {
  PhantomPatient {
    studies = List.copyOf(studies);
  }

  int images() {
    return studies.stream().mapToInt(study -> study.images().size()).sum();
  }

  static PhantomPatient sample(long seed, int number, boolean valid) {
    PhantomRandom random = PhantomRandom.at(seed, 1, number);
    Illness illness = Illness.sample(random);
    ChestAnatomy anatomy = ChestAnatomy.sample(random, illness.meanAge());
    int count = random.chance(0.68) ? 1 : random.chance(0.75) ? 2 : 3;
    List<PhantomStudy> studies = new ArrayList<>();
    for (int study = 1; study <= count; study++) {
      studies.add(PhantomStudy.sample(seed, number, study, illness));
    }
    return new PhantomPatient(number, valid, anatomy, studies);
  }
}
