package org.gennas.data.phantom;

import java.util.ArrayList;
import java.util.List;

/** A visit: the state of the chest on that day and the images taken. */
record PhantomStudy(ChestState state, List<PhantomImage> images) {
  PhantomStudy {
    images = List.copyOf(images);
  }

  static PhantomStudy sample(long seed, int patient, int study, Illness illness) {
    PhantomRandom random = PhantomRandom.at(seed, 2, patient, study);
    boolean bed = random.chance(illness == Illness.NONE ? 0.4 : 0.6);
    ChestState state = ChestState.sample(random, illness, bed);
    List<PhantomImage> images = new ArrayList<>();
    int frontals = random.chance(0.2) ? 1 : random.chance(0.25) ? 3 : 2;
    for (int i = 0; i < frontals; i++) {
      PhantomView view = bed ? PhantomView.AP : PhantomView.PA;
      images.add(image(random, patient, study, images.size() + 1, view));
    }
    if (random.chance(bed ? 0.03 : 0.35)) {
      images.add(image(random, patient, study, images.size() + 1, PhantomView.LATERAL));
    }
    return new PhantomStudy(state, images);
  }

  private static PhantomImage image(
      PhantomRandom random, int patient, int study, int number, PhantomView view) {
    return new PhantomImage(patient, study, number, Acquisition.sample(random, view));
  }
}
