package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.gennas.cli.text.Terminal;
import org.gennas.search.SearchCommand;
import org.gennas.search.SearchControl;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.ui.study.Studies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person types decisions at the terminal. */
class PersonReviewerTest {
  private static final StudyState STATE = StudyState.of(Studies.quick());

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final SearchControl control = new Noting();
  private PersonReviewer person;

  @BeforeEach
  void two_proposals_wait() {
    PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
    person = new PersonReviewer(new Terminal(stream, stream, true));
    person.heard(
        new StudyEvent.Offered(
            Instant.EPOCH, 1, List.of(proposal("22121211"), proposal("11111111"))),
        STATE,
        control);
  }

  private static Proposal proposal(String code) {
    return new Proposal(
        new Architecture(code),
        "Because.",
        Optional.of(new Proposal.Prediction(0.87, Optional.empty())),
        "a model");
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void they_are_listed_with_what_can_be_typed() {
    assertTrue(text().contains("  1  22121211, expected 0.870  Because."), text());
    assertTrue(text().contains("Decide: approve N | approve all"), text());
  }

  @Test
  void each_word_does_what_it_says() {
    for (String line :
        List.of(
            "approve 1",
            "a 11111111",
            "approve all",
            "edit 2 22222222",
            "veto 1 far too wide",
            "v 2",
            "note prefer fewer MACs",
            "note",
            "skip",
            "review off")) {
      person.obey(line, control);
    }
    assertEquals(
        List.of(
            "approve 22121211",
            "approve 11111111",
            "approve 22121211",
            "approve 11111111",
            "edit 11111111 22222222",
            "veto 22121211 far too wide",
            "veto 11111111 ",
            "note prefer fewer MACs",
            "note ",
            "call off",
            "review false"),
        done);
  }

  @Test
  void what_is_not_understood_is_told_and_changes_nothing() {
    for (String line :
        List.of("yes", "approve 3", "approve", "edit 1", "edit 1 wide", "veto", "review maybe")) {
      person.obey(line, control);
    }
    assertEquals(List.of(), done);
    assertTrue(text().contains("Not understood: yes."), text());
    assertTrue(text().contains("\"3\" is not among: 22121211, 11111111"), text());
    assertTrue(text().contains("not \"wide\""), text());
  }

  @Test
  void lines_are_read_until_the_input_ends() {
    person.listen(new BufferedReader(new StringReader("approve 1\n\nnote small\n")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> done.equals(List.of("approve 22121211", "note small")));
  }

  private final class Noting implements SearchControl {
    @Override
    public void submit(SearchCommand command) {
      throw new AssertionError("Not by its own method: " + command);
    }

    @Override
    public void pause() {
      done.add("pause");
    }

    @Override
    public void resume() {
      done.add("resume");
    }

    @Override
    public void stop() {
      done.add("stop");
    }

    @Override
    public void train(Architecture architecture) {
      done.add("train " + architecture);
    }

    @Override
    public void callOff() {
      done.add("call off");
    }

    @Override
    public void review(boolean on) {
      done.add("review " + on);
    }

    @Override
    public void approve(Architecture offered) {
      done.add("approve " + offered);
    }

    @Override
    public void edit(Architecture offered, Architecture changed) {
      done.add("edit " + offered + " " + changed);
    }

    @Override
    public void veto(Architecture offered, String reason) {
      done.add("veto " + offered + " " + reason);
    }

    @Override
    public void note(String text) {
      done.add("note " + text);
    }

    @Override
    public void continueTrial(int number) {
      done.add("continue " + number);
    }

    @Override
    public void retryTrial(int number) {
      done.add("retry " + number);
    }

    @Override
    public void lock(Map<Integer, Integer> locks) {
      done.add("lock " + locks);
    }

    @Override
    public void ask() {
      done.add("ask");
    }

    @Override
    public void repeat(int number) {
      done.add("repeat " + number);
    }

    @Override
    public void stopTrial(int number) {
      done.add("stop trial " + number);
    }
  }
}
