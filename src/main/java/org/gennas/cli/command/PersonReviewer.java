package org.gennas.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.gennas.cli.text.Terminal;
import org.gennas.search.SearchControl;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person at the terminal approves, edits or vetoes what is offered, and writes notes to the
 * model, a line at a time. Safe for the search's thread and the reader's.
 */
final class PersonReviewer implements ProposalReviewer {
  private static final Logger LOG = LoggerFactory.getLogger(PersonReviewer.class);
  private static final String WORDS =
      "approve N | approve all | edit N CODE | veto N REASON | note TEXT | skip | review on | review off";

  private final Terminal terminal;
  private final CompletableFuture<SearchControl> control = new CompletableFuture<>();
  private List<Architecture> shown = List.of();

  PersonReviewer(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Reads lines on a thread of its own, which ends with the process or with the input. */
  void listen(BufferedReader lines) {
    Thread reader = new Thread(() -> read(lines), "person");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(BufferedReader lines) {
    try {
      SearchControl search = control.join();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          obey(line.strip(), search);
        }
      }
    } catch (IOException e) {
      LOG.warn("The terminal can no longer be read", e);
    }
  }

  @Override
  public void heard(StudyEvent event, StudyState state, SearchControl search) {
    control.complete(search);
    if (event instanceof StudyEvent.Offered offered) {
      offer(offered);
    }
  }

  private synchronized void offer(StudyEvent.Offered offered) {
    shown = offered.proposals().stream().map(Proposal::architecture).toList();
    List<String> lines = new ArrayList<>();
    for (Proposal proposal : offered.proposals()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %d  %s%s  %s",
              lines.size() + 1,
              proposal.architecture(),
              proposal.prediction().map(p -> ", expected " + p.words()).orElse(""),
              proposal.rationale().strip().replaceAll("\\s+", " ")));
    }
    lines.add("Decide: " + WORDS);
    lines.forEach(terminal::say);
  }

  /** Does what a line says. */
  synchronized void obey(String line, SearchControl search) {
    String[] words = line.split("\\s+", 3);
    String rest = words.length > 1 ? line.substring(words[0].length()).strip() : "";
    try {
      switch (words[0].toLowerCase(Locale.ROOT)) {
        case "approve", "a" -> approve(rest, search);
        case "edit", "e" -> search.edit(named(words, line), new Architecture(last(words, line)));
        case "veto", "v" -> search.veto(named(words, line), words.length > 2 ? words[2] : "");
        case "note", "n" -> search.note(rest);
        case "skip", "s" -> search.callOff();
        case "review", "r" -> review(rest, search);
        default -> terminal.say("Not understood: " + line + ". Decide: " + WORDS);
      }
    } catch (IllegalCodeException e) {
      terminal.say(e.getMessage() + ".");
    } catch (IllegalArgumentException e) {
      terminal.say(e.getMessage());
    }
  }

  private void approve(String what, SearchControl search) {
    if (what.equals("all")) {
      shown.forEach(search::approve);
    } else {
      search.approve(offered(what));
    }
  }

  private void review(String what, SearchControl search) {
    if (!what.equals("on") && !what.equals("off")) {
      throw new IllegalArgumentException("Type: review on, or: review off");
    }
    search.review(what.equals("on"));
  }

  private Architecture named(String[] words, String line) {
    if (words.length < 2) {
      throw new IllegalArgumentException("Which one? " + line + " needs a number. " + WORDS);
    }
    return offered(words[1]);
  }

  private static String last(String[] words, String line) {
    if (words.length < 3) {
      throw new IllegalArgumentException("To what? Type: " + line + " CODE");
    }
    return words[2];
  }

  private Architecture offered(String what) {
    Optional<Architecture> byCode = shown.stream().filter(a -> a.code().equals(what)).findFirst();
    if (byCode.isPresent()) {
      return byCode.get();
    }
    if (what.matches("\\d{1,4}")) {
      int number = Integer.parseInt(what);
      if (number >= 1 && number <= shown.size()) {
        return shown.get(number - 1);
      }
    }
    throw new IllegalArgumentException(
        shown.isEmpty()
            ? "No proposal is waiting for a decision."
            : String.format(
                Locale.ROOT,
                "\"%s\" is not among: %s",
                what,
                shown.stream().map(Architecture::code).collect(Collectors.joining(", "))));
  }
}
