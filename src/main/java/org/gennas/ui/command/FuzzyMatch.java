package org.gennas.ui.command;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How well a text answers what was typed. Each word of the query has to be found in the text, its
 * letters in order but not always side by side; beginnings of words and runs of letters count more.
 * Case and accents do not matter.
 *
 * @param score the higher the better
 * @param letters places in the text that were found, rising
 */
public record FuzzyMatch(int score, List<Integer> letters) {
  private static final int LETTER = 1;
  private static final int RUN = 4;
  private static final int WORD_START = 6;
  private static final int TEXT_START = 3;
  private static final int MOST_GAPS = 12;

  public FuzzyMatch {
    letters = List.copyOf(letters);
  }

  /** Empty where the text does not answer the query; a blank query is answered by any text. */
  public static Optional<FuzzyMatch> of(String query, String text) {
    String folded = folded(text);
    TreeSet<Integer> found = new TreeSet<>();
    int score = 0;
    for (String word : folded(query).strip().split("\\s+")) {
      if (!word.isEmpty()) {
        Optional<FuzzyMatch> match = word(word, folded);
        if (match.isEmpty()) {
          return Optional.empty();
        }
        score += match.get().score();
        found.addAll(match.get().letters());
      }
    }
    return Optional.of(new FuzzyMatch(score, new ArrayList<>(found)));
  }

  /** Tries every place where the word can begin, and keeps the best. */
  private static Optional<FuzzyMatch> word(String word, String text) {
    Optional<FuzzyMatch> best = Optional.empty();
    for (int from = text.indexOf(word.charAt(0));
        from >= 0;
        from = text.indexOf(word.charAt(0), from + 1)) {
      Optional<FuzzyMatch> here = from(word, text, from);
      if (here.isPresent() && (best.isEmpty() || here.get().score() > best.get().score())) {
        best = here;
      }
    }
    return best;
  }

  private static Optional<FuzzyMatch> from(String word, String text, int start) {
    List<Integer> places = new ArrayList<>();
    int score = start == 0 ? TEXT_START : 0;
    int at = start;
    int gaps = 0;
    for (int i = 0; i < word.length(); i++) {
      int place = text.indexOf(word.charAt(i), at);
      if (place < 0) {
        return Optional.empty();
      }
      gaps += i == 0 ? 0 : place - at;
      score += LETTER + (startsWord(text, place) ? WORD_START : 0);
      score += i > 0 && place == at ? RUN : 0;
      places.add(place);
      at = place + 1;
    }
    // letters strewn over a long text are no answer
    return gaps > MOST_GAPS ? Optional.empty() : Optional.of(new FuzzyMatch(score - gaps, places));
  }

  private static boolean startsWord(String text, int place) {
    return place == 0 || !Character.isLetterOrDigit(text.charAt(place - 1));
  }

  /** Lower case without accents, letter for letter, so that places stay the same. */
  private static String folded(String text) {
    StringBuilder plain = new StringBuilder();
    for (char letter : text.toCharArray()) {
      String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
      plain.append(parts.isEmpty() ? letter : parts.charAt(0));
    }
    StringBuilder lower = new StringBuilder();
    for (char letter : plain.toString().toCharArray()) {
      String small = String.valueOf(letter).toLowerCase(Locale.ROOT);
      lower.append(small.charAt(0));
    }
    return lower.toString();
  }
}
