package org.gennas.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gennas.evaluation.PlattScaling;
import org.gennas.evaluation.Reliability;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.Polyline;
import org.gennas.figure.SvgSurface;

/** Whether a probability of 30 % means that three in ten have the finding. */
final class CalibrationSection {
  private static final int WIDTH = 340;
  private static final int HEIGHT = 330;

  private CalibrationSection() {}

  /** Nothing where there are no predictions. */
  static Markup of(Optional<WinnerEvidence> evidence) {
    Markup out = new Markup();
    if (evidence.isEmpty()) {
      return out;
    }
    WinnerEvidence known = evidence.get();
    out.open("section").open("h2").text("Calibration");
    out.element("small", known.splitName() + "; scaling fitted on validation").close();
    out.open("div", "class", "row").open("div", "class", "cell");
    out.element("h3", "As predicted");
    out.append(curves(known.calibration(), FindingCalibration::before, "before")).close();
    out.open("div", "class", "cell").element("h3", "After Platt scaling");
    out.append(curves(known.calibration(), FindingCalibration::after, "after")).close();
    out.open("div", "class", "cell wide");
    table(out, known.calibration());
    out.element("p", caption(known), "class", "note");
    return out.close().close().close();
  }

  private static SvgSurface curves(
      List<FindingCalibration> all,
      Function<FindingCalibration, Optional<Reliability>> which,
      String when) {
    String name = "Reliability curves of all findings, " + when + " scaling";
    Plot plot = Plot.square(WIDTH, HEIGHT, "Mean probability", "Share with the finding", name);
    plot.diagonal();
    for (int f = 0; f < all.size(); f++) {
      Colour colour = plot.palette().finding(f);
      Optional<Reliability> reliability = which.apply(all.get(f));
      if (reliability.isPresent()) {
        List<Reliability.Bin> bins = reliability.get().bins();
        Polyline line =
            Polyline.of(bins, Reliability.Bin::meanProbability, Reliability.Bin::observed);
        plot.line(line, colour, Brush.dashes(f), 1.75);
        for (Reliability.Bin bin : bins) {
          String words = bin.cases() + " images, " + Words.interval(bin.interval());
          plot.ring(bin.meanProbability(), bin.observed(), colour, words);
        }
      }
    }
    return plot.finished();
  }

  /** Figures before and after scaling, a row a finding. */
  static void table(Markup out, List<FindingCalibration> all) {
    TableMarkup table =
        new TableMarkup(
            out,
            "Finding",
            ">Images",
            ">ECE before",
            ">after",
            ">Brier before",
            ">after",
            ">Slope",
            ">Offset");
    for (int f = 0; f < all.size(); f++) {
      FindingCalibration one = all.get(f);
      table.row();
      FindingTable.name(table.open(), f, one.finding()).close();
      table.cell(one.before().map(r -> Words.count(r.cases())).orElse("0"));
      table.cell(one.before().map(r -> Words.score(r.expectedCalibrationError())).orElse(none()));
      table.cell(one.after().map(r -> Words.score(r.expectedCalibrationError())).orElse(none()));
      table.cell(one.before().map(r -> Words.score(r.brier())).orElse(none()));
      table.cell(one.after().map(r -> Words.score(r.brier())).orElse(none()));
      table.cell(one.scaling().map(PlattScaling::slope).map(Words::score).orElse(none()));
      table.cell(one.scaling().map(PlattScaling::offset).map(Words::score).orElse(none()));
      table.end();
    }
    table.close();
  }

  private static String none() {
    return Words.UNDEFINED;
  }

  private static String caption(WinnerEvidence known) {
    return "ECE: expected calibration error over 10 bins of equally many images; Brier: mean squared"
        + " error of the probability; 0 is best for both. Slope and offset act on the logit: a"
        + " slope below 1 corrects overconfidence."
        + (known.onTest()
            ? " The scaling was fitted on validation and is measured on the test split."
            : " The scaling was fitted and measured on the same images, so \"after\" is"
                + " optimistic.");
  }
}
