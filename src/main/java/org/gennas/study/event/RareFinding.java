package org.gennas.study.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finding that is too rare on a side of the split to be judged there, or to be learned from.
 *
 * <p>The rule, for every side that holds images: at least {@value #FEWEST} images with the finding
 * and as many without it, each of as many different patients, where the dataset names them. Even
 * then the 95 % interval of an AUC of 0.8 reaches 0.17 to either side (Hanley and McNeil, Radiology
 * 1982;143:29-36, for many images without the finding); with fewer it says next to nothing.
 *
 * @param side "train", "valid" or "test"
 * @param present whether images with the finding are too few, or those without it
 * @param images so many there are
 * @param patients whose images they are; empty where nobody knows
 * @param divisible whether all sides together hold enough, so that other fractions would help
 */
public record RareFinding(
    String side,
    String finding,
    boolean present,
    int images,
    Optional<Integer> patients,
    boolean divisible) {
  /** Fewest images, and fewest patients, of either kind. */
  public static final int FEWEST = 10;

  /** All that are too rare somewhere, by finding, then in the order of the sides. */
  public static List<RareFinding> of(List<StudyEvent.Side> sides) {
    List<StudyEvent.Side> used = sides.stream().filter(side -> side.images() > 0).toList();
    List<RareFinding> rare = new ArrayList<>();
    List<String> findings =
        used.stream().flatMap(s -> s.findings().stream()).map(c -> c.finding()).distinct().toList();
    for (String finding : findings) {
      for (boolean present : new boolean[] {true, false}) {
        rare.addAll(of(used, finding, present));
      }
    }
    return rare;
  }

  private static List<RareFinding> of(
      List<StudyEvent.Side> sides, String finding, boolean present) {
    int sum = 0;
    for (StudyEvent.Side side : sides) {
      sum += evidence(side, finding, present);
    }
    boolean divisible = sum >= FEWEST * sides.size();
    return sides.stream()
        .filter(side -> evidence(side, finding, present) < FEWEST)
        .map(
            side -> {
              StudyEvent.Count count = count(side, finding);
              return new RareFinding(
                  side.name(),
                  finding,
                  present,
                  present ? count.positives() : count.negatives(),
                  count.patients().map(p -> present ? p.positive() : p.negative()),
                  divisible);
            })
        .toList();
  }

  private static StudyEvent.Count count(StudyEvent.Side side, String finding) {
    return side.findings().stream()
        .filter(c -> c.finding().equals(finding))
        .findFirst()
        .orElseGet(() -> new StudyEvent.Count(finding, 0, 0, 0));
  }

  /** Patients where they are known, else images: several of one patient tell little more. */
  private static int evidence(StudyEvent.Side side, String finding, boolean present) {
    StudyEvent.Count count = count(side, finding);
    return count
        .patients()
        .map(p -> present ? p.positive() : p.negative())
        .orElse(present ? count.positives() : count.negatives());
  }

  /** Whether there are images enough, but of too few patients. */
  public boolean ofTooFewPatients() {
    return images >= FEWEST;
  }

  /** Whether it is a side to learn from and not one to be scored on. */
  public boolean learned() {
    return side.equals("train");
  }

  /** In a sentence, without its full stop. */
  public String text() {
    String many = images == 0 ? "No image" : images == 1 ? "1 image" : images + " images";
    String whose =
        patients
            .filter(p -> p < images)
            .map(p -> p == 1 ? " of 1 patient" : " of " + p + " patients")
            .orElse("");
    return many
        + (present ? " with " : " without ")
        + finding
        + whose
        + " in the "
        + switch (side) {
          case "train" -> "training";
          case "valid" -> "validation";
          default -> side;
        }
        + " set: "
        + (learned() ? "too few to learn it from" : "too few to estimate its AUC")
        + "; "
        + FEWEST
        + (ofTooFewPatients() ? " patients" : "")
        + " are needed";
  }

  /** What to do about them, in whole sentences; none where there are none. */
  public static List<String> advice(List<RareFinding> rare) {
    List<String> advice = new ArrayList<>();
    named(rare, true)
        .ifPresent(names -> advice.add(names + ": give the sets named a larger share."));
    named(rare, false)
        .ifPresent(
            names ->
                advice.add(
                    names
                        + ": no fractions give every set "
                        + FEWEST
                        + ". Drop the finding, merge it with a related one in the dataset's"
                        + " tables, or add images."));
    return advice;
  }

  /** The findings that other fractions would help, or those that they would not. */
  public static Optional<String> named(List<RareFinding> rare, boolean divisible) {
    return Optional.of(
            rare.stream()
                .filter(r -> r.divisible() == divisible)
                .map(RareFinding::finding)
                .distinct()
                .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty());
  }
}
