package org.gennas.report;

import java.time.Instant;
import java.util.Locale;
import org.gennas.study.event.StudyEvent;

/** What people decided in the course of the search: a search is not repeatable without it. */
final class DecisionsSection {
  private DecisionsSection() {}

  static Markup of(ReportContent content) {
    Markup rows = new Markup();
    Decisions decisions = new Decisions(rows);
    content.state().events().forEach(decisions::add);
    Markup out = new Markup();
    out.open("section").open("h2").text("Decisions by people").close();
    if (decisions.count == 0) {
      out.element("p", "Nobody intervened: no veto, edit, note, stop or pause.", "class", "note");
      return out.close();
    }
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    out.element("th", "When", "scope", "col").element("th", "What", "scope", "col");
    out.element("th", "Reason or note", "scope", "col").close().close();
    out.open("tbody").append(rows).close().close().close();
    if (decisions.count > LongTable.MOST_ROWS) {
      out.element(
          "p",
          String.format(
              Locale.ROOT,
              "Shown are the first %s of %s; all are in the study's folder, journal.jsonl.",
              Words.count(LongTable.MOST_ROWS),
              Words.count(decisions.count)),
          "class",
          "note");
    }
    return out.close();
  }

  private static final class Decisions {
    private final Markup rows;
    private int count;

    Decisions(Markup rows) {
      this.rows = rows;
    }

    private void add(StudyEvent event) {
      if (event instanceof StudyEvent.Vetoed v) {
        row(v.at(), "Vetoed " + v.architecture() + ", iteration " + v.iteration(), v.reason());
      } else if (event instanceof StudyEvent.Edited e) {
        row(e.at(), "Changed " + e.from() + " to " + e.to() + ", iteration " + e.iteration(), "");
      } else if (event instanceof StudyEvent.Noted n) {
        row(n.at(), n.text().isEmpty() ? "Removed the note" : "Note to the proposer", n.text());
      } else if (event instanceof StudyEvent.ReviewSet r) {
        row(r.at(), r.on() ? "Review of proposals on" : "Review of proposals off", "");
      } else if (event instanceof StudyEvent.TrialContinued c && c.byPerson()) {
        row(c.at(), "Continued trial " + c.number(), c.reason());
      } else if (event instanceof StudyEvent.TrialStopped s && s.forGood()) {
        row(s.at(), "Stopped trial " + s.number() + " after " + s.epochs() + " epochs", "");
      } else if (event instanceof StudyEvent.Proposed p && p.trial().iteration() == 0) {
        String label = p.trial().id().label() + " " + p.trial().id().architecture();
        row(p.at(), "Added trial " + label, p.trial().proposal().rationale());
      } else if (event instanceof StudyEvent.Blocked b) {
        row(b.at(), "Paused over something around the study", b.message() + " " + b.remedy());
      } else if (event instanceof StudyEvent.TrialRetried t) {
        row(t.at(), "Tried trial " + t.number() + " again", "");
      } else if (event instanceof StudyEvent.Paused p) {
        row(p.at(), "Paused the search", "");
      } else if (event instanceof StudyEvent.Resumed r) {
        row(r.at(), "Resumed the search", "");
      }
    }

    private void row(Instant at, String what, String why) {
      count++;
      if (count > LongTable.MOST_ROWS) {
        return;
      }
      rows.open("tr").element("td", Words.time(at)).element("td", what);
      rows.element("td", why.isEmpty() ? Words.NONE : why, "class", "wrap").close().line();
    }
  }
}
