package org.gennas.ui.study;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gennas.runner.Device;
import org.gennas.search.SearchCommand;
import org.gennas.search.SearchControl;
import org.gennas.search.SearchListener;
import org.gennas.search.TrialRequests;
import org.gennas.space.Architecture;
import org.gennas.study.folder.StudyFolder;

/** Searches that do what a test's script says; they note what they are asked for. */
public final class ScriptedSearches implements Searches {
  public final List<String> asked = new ArrayList<>();
  public List<Device> devices = List.of();
  public boolean busyElsewhere;
  public Optional<IOException> refusal = Optional.empty();
  public Optional<SearchListener> listener = Optional.empty();
  public Optional<StudyFolder> folder = Optional.empty();

  @Override
  public Run start(StudyFolder where, TrialRequests first, SearchListener hears)
      throws IOException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    asked.add(first.isEmpty() ? "start" : "start, trying again " + first.retried());
    listener = Optional.of(hears);
    folder = Optional.of(where);
    return new ScriptedRun();
  }

  @Override
  public Closeable watch(StudyFolder where, SearchListener hears) {
    asked.add("watch");
    listener = Optional.of(hears);
    folder = Optional.of(where);
    return () -> asked.add("unwatch");
  }

  @Override
  public boolean busy(StudyFolder where) {
    return busyElsewhere;
  }

  private final class ScriptedRun implements Run, SearchControl {
    @Override
    public SearchControl control() {
      return this;
    }

    @Override
    public List<Device> devices() {
      return devices;
    }

    @Override
    public void close() {
      asked.add("close");
    }

    @Override
    public void submit(SearchCommand command) {
      throw new AssertionError("Not by its own method: " + command);
    }

    @Override
    public void pause() {
      asked.add("pause");
    }

    @Override
    public void resume() {
      asked.add("resume");
    }

    @Override
    public void stop() {
      asked.add("stop");
    }

    @Override
    public void train(Architecture architecture) {
      asked.add("train " + architecture.code());
    }

    @Override
    public void callOff() {
      asked.add("call off");
    }

    @Override
    public void review(boolean on) {
      asked.add("review " + on);
    }

    @Override
    public void approve(Architecture offered) {
      asked.add("approve " + offered.code());
    }

    @Override
    public void edit(Architecture offered, Architecture changed) {
      asked.add("edit " + offered.code() + " " + changed.code());
    }

    @Override
    public void veto(Architecture offered, String reason) {
      asked.add("veto " + offered.code() + ": " + reason);
    }

    @Override
    public void note(String text) {
      asked.add("note " + text);
    }

    @Override
    public void continueTrial(int number) {
      asked.add("continue trial " + number);
    }

    @Override
    public void retryTrial(int number) {
      asked.add("retry trial " + number);
    }

    @Override
    public void lock(Map<Integer, Integer> locks) {
      asked.add("lock " + new TreeMap<>(locks));
    }

    @Override
    public void ask() {
      asked.add("ask");
    }

    @Override
    public void repeat(int number) {
      asked.add("repeat trial " + number);
    }

    @Override
    public void stopTrial(int number) {
      asked.add("stop trial " + number);
    }
  }
}
