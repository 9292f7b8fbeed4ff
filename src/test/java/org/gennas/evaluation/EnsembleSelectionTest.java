package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gennas.evaluation.EnsembleSelection.Candidate;
import org.gennas.evaluation.EnsembleSelection.Choice;
import org.junit.jupiter.api.Test;

/** Which models are averaged, and that it is worth it where they were chosen. */
class EnsembleSelectionTest {
  private static final int PICKS = 12;

  /** Up to 40 models on images with many ties, masked labels and findings of one class. */
  record Models(int[][] labels, List<Candidate> candidates) {
    EnsembleSelection selection() {
      return new EnsembleSelection(labels);
    }

    Optional<Choice> greedy() throws InterruptedException {
      return selection().greedy(candidates, PICKS);
    }
  }

  @Provide
  Arbitrary<Models> models() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 24),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 40),
            Arbitraries.longs())
        .as(EnsembleSelectionTest::drawn);
  }

  private static Models drawn(int images, int findings, int models, long seed) {
    Random random = new Random(seed);
    int[][] labels = new int[images][findings];
    for (int[] row : labels) {
      for (int f = 0; f < findings; f++) {
        row[f] = random.nextInt(3) - 1;
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int m = 0; m < models; m++) {
      double[][] probabilities = new double[images][findings];
      for (int i = 0; i < images; i++) {
        for (int f = 0; f < findings; f++) {
          int hint = labels[i][f] == 1 && random.nextBoolean() ? 3 : 0;
          probabilities[i][f] = (hint + random.nextInt(8)) / 10.0;
        }
      }
      candidates.add(new Candidate(m + 1, probabilities));
    }
    return new Models(labels, candidates);
  }

  @Property(tries = 60)
  void it_is_never_worse_than_the_best_single_model_where_it_was_chosen(
      @ForAll("models") Models models) throws InterruptedException {
    Optional<Choice> chosen = models.greedy();
    Optional<Choice> single = models.selection().best(models.candidates(), 1);
    assertEquals(single.isPresent(), chosen.isPresent());
    if (chosen.isPresent()) {
      assertTrue(chosen.get().meanAuc() >= single.get().meanAuc());
      assertTrue(
          chosen.get().meanAuc() > single.get().meanAuc()
              || chosen.get().loss() <= single.get().loss());
    }
  }

  @Property(tries = 60)
  void weights_are_shares_of_at_most_so_many_picks_and_sum_to_one(@ForAll("models") Models models)
      throws InterruptedException {
    Optional<Choice> chosen = models.greedy();
    if (chosen.isPresent()) {
      Choice choice = chosen.get();
      assertTrue(choice.size() >= 1 && choice.size() <= PICKS);
      assertEquals(1, choice.picks().keySet().stream().mapToDouble(choice::weight).sum(), 1e-12);
      assertTrue(choice.picks().values().stream().allMatch(times -> times > 0));
    }
  }

  @Property(tries = 60)
  void the_order_in_which_models_come_changes_nothing(
      @ForAll("models") Models models, @ForAll Random random) throws InterruptedException {
    List<Candidate> shuffled = new ArrayList<>(models.candidates());
    Collections.shuffle(shuffled, random);
    assertEquals(models.greedy(), models.selection().greedy(shuffled, PICKS));
    assertEquals(
        models.selection().best(models.candidates(), 5), models.selection().best(shuffled, 5));
  }

  @Property(tries = 60)
  void the_score_told_is_that_of_the_weighted_mean(@ForAll("models") Models models)
      throws InterruptedException {
    Optional<Choice> chosen = models.greedy();
    if (chosen.isPresent()) {
      Map<Integer, Integer> picks = chosen.get().picks();
      int[][] labels = models.labels();
      double[][] mean = new double[labels.length][labels[0].length];
      for (Candidate candidate : models.candidates()) {
        for (int i = 0; i < mean.length; i++) {
          for (int f = 0; f < mean[i].length; f++) {
            mean[i][f] +=
                picks.getOrDefault(candidate.number(), 0) * candidate.probabilities()[i][f];
          }
        }
      }
      for (double[] row : mean) {
        for (int f = 0; f < row.length; f++) {
          row[f] = Math.round(row[f] * 10) / 10.0 / chosen.get().size();
        }
      }
      Choice alone = models.selection().best(List.of(new Candidate(1, mean)), 1).orElseThrow();
      assertEquals(alone.loss(), chosen.get().loss(), 1e-9);
    }
  }

  /** Each is right where the other errs, a third is nearly as good as either and adds nothing. */
  @Test
  void models_that_err_on_different_images_are_averaged() throws InterruptedException {
    int[][] labels = {{1}, {1}, {0}, {0}};
    Candidate a = new Candidate(1, new double[][] {{0.9}, {0.4}, {0.5}, {0.1}});
    Candidate b = new Candidate(2, new double[][] {{0.4}, {0.9}, {0.1}, {0.5}});
    Candidate c = new Candidate(3, new double[][] {{0.9}, {0.3}, {0.6}, {0.1}});
    Choice choice = new EnsembleSelection(labels).greedy(List.of(c, b, a), 2).orElseThrow();
    assertEquals(new TreeMap<>(Map.of(1, 1, 2, 1)), choice.picks());
    assertEquals(1.0, choice.meanAuc());
  }

  @Test
  void the_plain_mean_takes_the_best_few_and_all_where_there_are_fewer()
      throws InterruptedException {
    int[][] labels = {{1}, {1}, {0}, {0}};
    Candidate good = new Candidate(7, new double[][] {{0.9}, {0.8}, {0.2}, {0.1}});
    Candidate poor = new Candidate(3, new double[][] {{0.1}, {0.2}, {0.8}, {0.9}});
    Candidate middling = new Candidate(5, new double[][] {{0.9}, {0.2}, {0.3}, {0.1}});
    EnsembleSelection selection = new EnsembleSelection(labels);
    List<Candidate> all = List.of(poor, middling, good);
    assertEquals(new TreeMap<>(Map.of(5, 1, 7, 1)), selection.best(all, 2).orElseThrow().picks());
    assertEquals(3, selection.best(all, 9).orElseThrow().size());
  }

  @Test
  void without_both_classes_nothing_is_chosen() throws InterruptedException {
    Candidate candidate = new Candidate(1, new double[][] {{0.9}, {0.8}});
    assertEquals(
        Optional.empty(),
        new EnsembleSelection(new int[][] {{1}, {-1}}).greedy(List.of(candidate), 5));
  }

  @Test
  void an_interrupted_thread_ends_it() {
    Models models = drawn(20, 2, 10, 3);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, models::greedy);
  }
}
