package org.gennas.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts are whole in both languages, each key is used and stands once, and places agree. */
class MessageBundlesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]*\\b");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)[^}]*}");

  /** What the program asks for by a whole key. */
  private static final List<Pattern> ASKED =
      List.of(
          Pattern.compile(
              "messages(?:\\(\\))?\\s*\\.(?:get|format)\\(\\s*\"([\\w.]*\\w)\"\\s*[,)]"),
          Pattern.compile("context\\s*\\.text\\(\\s*\"([\\w.]*\\w)\"\\s*[,)]"),
          Pattern.compile("new KeyBinding\\([^;]*?\\),\\s*\"([\\w.]*\\w)\"\\)"),
          Pattern.compile("Command\\.of\\(\\s*\"([\\w.]*\\w)\""));

  /**
   * Keys whose end is not written in the sources, such as one that ends with a finding's name: by
   * their beginning.
   */
  private static final List<String> MADE_AT_RUN_TIME = List.of("newstudy.proposer.");

  private static Properties bundle(String name) throws IOException {
    String file = "/org/gennas/ui/text/" + name + ".properties";
    Properties texts = new Properties();
    try (var in = MessageBundlesTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        texts.load(reader);
      }
    }
    return texts;
  }

  private static boolean exists(String name) {
    return MessageBundlesTest.class.getResource("/org/gennas/ui/text/" + name + ".properties")
        != null;
  }

  private static Map<String, String> english() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String name : Messages.BUNDLES) {
      bundle(name).forEach((key, text) -> all.put((String) key, (String) text));
    }
    return all;
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        all.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
      }
    }
    return all.toString();
  }

  private static Set<String> found(Pattern pattern, String text, int group) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }

  @Test
  void everyBundleIsThereInSpanishToo() {
    assertThat(Messages.BUNDLES.stream().filter(name -> !exists(name + "_es")))
        .as("bundles without Spanish")
        .isEmpty();
  }

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    for (String name : Messages.BUNDLES) {
      if (exists(name + "_es")) {
        Set<Object> spanish = new TreeSet<>(bundle(name + "_es").keySet());
        assertThat(spanish).as(name).isEqualTo(new TreeSet<>(bundle(name).keySet()));
      }
    }
  }

  @Test
  void noTextIsEmptyAndPlacesAreTheSameInBothLanguages() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String name : Messages.BUNDLES) {
      Properties texts = bundle(name);
      Properties other = exists(name + "_es") ? bundle(name + "_es") : texts;
      for (String key : texts.stringPropertyNames()) {
        String there = other.getProperty(key, texts.getProperty(key));
        if (texts.getProperty(key).isBlank() != there.isBlank()) {
          wrong.add(key + ": empty in one language");
        }
        if (!found(PLACE, texts.getProperty(key), 1).equals(found(PLACE, there, 1))) {
          wrong.add(key + ": " + texts.getProperty(key) + " / " + there);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void textsWithPlacesAreFormatsAndTheirApostrophesAreDouble() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String name : Messages.BUNDLES) {
      for (String language : List.of("", "_es")) {
        Properties texts = exists(name + language) ? bundle(name + language) : new Properties();
        for (String key : texts.stringPropertyNames()) {
          String text = texts.getProperty(key);
          boolean places = PLACE.matcher(text).find();
          if (places && (text.replace("''", "").contains("'") || !parses(text))) {
            wrong.add(key + language + ": " + text);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean parses(String text) {
    try {
      return new MessageFormat(text).toPattern() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void aKeyStandsInOneBundleOnly() throws IOException {
    Map<String, String> homes = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (String name : Messages.BUNDLES) {
      for (String key : bundle(name).stringPropertyNames()) {
        String other = homes.put(key, name);
        if (other != null) {
          twice.add(key + " in " + other + " and " + name);
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void whatTheProgramAsksForIsThere() throws IOException {
    Set<String> known = english().keySet();
    Set<String> asked = new TreeSet<>();
    String sources = sources();
    ASKED.forEach(pattern -> asked.addAll(found(pattern, sources, 1)));
    asked.removeAll(known);
    assertThat(asked).as("keys without text").isEmpty();
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    String sources = sources();
    Set<String> literals = new TreeSet<>(found(LITERAL, sources, 1));
    // what follows # tells commands of one name apart
    Set.copyOf(literals).forEach(literal -> literals.add(literal.replaceAll("#.*", "")));
    Set<String> middles = new TreeSet<>(found(CONSTANT, sources, 0));
    middles.addAll(literals);
    Set<String> ends = new TreeSet<>(Set.of(""));
    literals.stream().filter(l -> l.startsWith(".")).forEach(ends::add);
    Set<String> starts = new TreeSet<>();
    literals.stream().filter(l -> l.endsWith(".")).forEach(starts::add);
    Set<String> unused = new TreeSet<>();
    for (String key : english().keySet()) {
      boolean whole = literals.contains(key);
      boolean named = MADE_AT_RUN_TIME.stream().anyMatch(key::startsWith);
      if (!whole && !named && !composed(key, starts, middles, ends)) {
        unused.add(key);
      }
    }
    assertThat(unused).as("texts that nothing shows").isEmpty();
  }

  /** Whether the sources hold pieces, as of {@code "study.state." + mode}, that make the key. */
  private static boolean composed(
      String key, Set<String> starts, Set<String> middles, Set<String> ends) {
    for (String end : ends) {
      if (key.endsWith(end)) {
        String rest = key.substring(0, key.length() - end.length());
        boolean literal = !end.isEmpty() && middles.contains(rest);
        if (literal || startsAndGoesOn(rest, starts, middles)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsAndGoesOn(String key, Set<String> starts, Set<String> middles) {
    return starts.stream()
        .filter(key::startsWith)
        .map(start -> key.substring(start.length()))
        .anyMatch(
            rest -> middles.contains(rest) || middles.containsAll(List.of(rest.split("[.]"))));
  }
}
