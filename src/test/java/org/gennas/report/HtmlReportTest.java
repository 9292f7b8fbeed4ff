package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The report of studies written to disk as a search writes them. */
class HtmlReportTest {
  @TempDir Path temporary;

  @Test
  void the_report_of_an_ended_study_is_whole_and_well_formed() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms, quick", true);
    String html = write(study);
    // kept for people to look at
    Path kept = Path.of("target", "screenshots", "report.html");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, html);
    Document page = parse(html);
    assertEquals(14, page.getElementsByTagName("section").getLength());
    // flow, two trajectories, loss, AUC, ROC and PR twice, calibration twice, and an interval per
    // finished trial
    assertEquals(11 + 8, page.getElementsByTagName("svg").getLength());
    String text = page.getDocumentElement().getTextContent();
    for (String said :
        new String[] {
          "no further gain",
          "No gain above 0.001 in 3 iterations",
          "The loss became NaN in epoch 3. Try a lower learning rate.",
          "No patient is in two sets: 600 patients",
          "Left out: 296",
          "294 by the view (frontal wanted) or because they have no label",
          "2 unreadable",
          "1,306 images",
          "of 90 patients, 90 studies",
          "Every set has at least 10 images",
          "of the patients for training, validation and test, drawn with seed 7, at random",
          "drawn with seed 7",
          "6,561 codes, 3,969 distinct networks",
          "slot 2 held at 2",
          "sha256:3f1c9a77",
          "17.0.15",
          "T-03 1003",
          "Pleural Effusion",
          "bootstrap of patients, 200 samples",
          "measured in 4 of 8 trials",
          "[2, 2, 2, 2, 2, 2, 2, 2]",
          "Laid out as Tables 2 and 3",
          "No plot over energy: it was measured in 4 of 8 trials only.",
          "PPV at 10 %",
          "The thresholds were chosen on validation.",
          "The scaling was fitted on validation and is measured on the test split.",
          "Female",
          "suppressed",
          "Not known: the dataset is not where the study says.",
          "208,960",
          "Stopped trial 9 after 3 epochs",
          "No language model was asked in this study."
        }) {
      assertTrue(text.contains(said), said);
    }
  }

  @Test
  void the_notice_stands_on_top_and_in_the_footer_and_synthetic_images_are_named()
      throws Exception {
    String html = write(StudyOnDisk.ended(temporary.resolve("study"), "Phantoms, quick", true));
    Document page = parse(html);
    Element body = (Element) page.getElementsByTagName("body").item(0);
    String text = body.getTextContent().strip();
    assertTrue(text.startsWith("Research use only, not for clinical useSynthetic images"), text);
    String footer = page.getElementsByTagName("footer").item(0).getTextContent();
    assertTrue(footer.startsWith("Research use only, not for clinical useSynthetic"), footer);
  }

  @Test
  void nothing_is_loaded_from_elsewhere_and_no_text_becomes_markup() throws Exception {
    String html = write(StudyOnDisk.ended(temporary.resolve("study"), StudyOnDisk.NASTY, false));
    Document page = parse(html);
    assertEquals(0, page.getElementsByTagName("script").getLength());
    assertEquals(0, page.getElementsByTagName("link").getLength());
    assertEquals(0, page.getElementsByTagName("img").getLength());
    assertFalse(html.contains("url("));
    assertFalse(html.contains("@import"));
    assertEquals(
        "R&D <script>alert(\"x\")</script>\uFFFD study",
        page.getElementsByTagName("h1").item(0).getTextContent());
    String style = page.getElementsByTagName("style").item(0).getTextContent();
    assertFalse(style.matches("(?s).*[<>&].*"), "HTML would not unescape these in a style sheet");
    assertFalse(page.getDocumentElement().getTextContent().contains("Synthetic"));
  }

  @Test
  void an_auc_of_one_class_is_called_undefined_and_its_mean_partial() throws Exception {
    Document page = parse(write(StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true)));
    NodeList rows = page.getElementsByTagName("tr");
    String seventh = "";
    for (int i = 0; i < rows.getLength(); i++) {
      String text = rows.item(i).getTextContent();
      seventh = text.startsWith("T-07") ? text : seventh;
    }
    assertTrue(seventh.contains("over 4 of 5"), seventh);
    assertTrue(seventh.contains("undefined"), seventh);
  }

  @Test
  void a_patient_on_two_sides_is_said_aloud() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Leaky", false);
    Files.writeString(study.splitFile(), "path,patient,side\na,p1,train\nb,p1,valid\nc,p2,test\n");
    assertTrue(
        write(study).contains("1 patient is in more than one set: the scores are too good."));
    Files.delete(study.splitFile());
    assertTrue(write(study).contains("not checked, there is no split.csv"));
  }

  @Test
  void what_is_too_rare_to_be_judged_is_listed_with_what_to_do() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    Path journal = study.path().resolve("journal.jsonl");
    Files.writeString(
        journal,
        Files.readString(journal).replaceFirst("(\"name\":\"test\".*?\"positives\":)\\d+", "$14"));
    String text = parse(write(study)).getDocumentElement().getTextContent();
    assertTrue(text.contains("Too rare to be judged4 images with Atelectasis in the test set"));
    assertTrue(text.contains("Atelectasis: give the sets named a larger share."));
    assertFalse(text.contains("Every set has at least 10 images"));
  }

  @Test
  void a_winner_without_predictions_is_reported_without_curves() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    TrialId best = study.state().best().orElseThrow().id();
    Files.delete(study.trial(best).validPredictionsFile());
    String html = write(study);
    parse(html);
    assertTrue(html.contains("No curves: There are no predictions"), "says why");
  }

  @Test
  void a_confirmed_winner_is_told_with_the_data_that_chose_it() throws Exception {
    StudyFolder study = StudyOnDisk.confirmed(temporary.resolve("study"));
    assertEquals(2, study.state().winner().orElseThrow().id().number());
    TrialId model = study.state().scored().orElseThrow().id();
    String html = write(study);
    String text = parse(html).getDocumentElement().getTextContent();
    assertTrue(text.contains("Mean AUC, validation, 2 fresh trainings0.733"), text);
    assertTrue(text.contains("Winner, T-02"), text);
    assertTrue(text.contains("the winner by its mean over fresh trainings on validation"), text);
    assertTrue(text.contains("The test split below was scored once, after the choice."), text);
    assertTrue(
        text.contains("the best 2 candidates of the search, by validation scores of one training"),
        text);
    assertTrue(text.contains("T-05repeat of T-03"), text);
    assertTrue(text.contains(model.label() + ", a fresh training, epoch 16"), text);
    assertTrue(text.contains("of 3"), "repeats are not counted as trials of the search");
    assertTrue(text.indexOf("T-05repeat") > text.indexOf("T-01"), "they stand below");
  }

  @Test
  void the_ensemble_stands_beside_the_winner_with_their_paired_difference() throws Exception {
    String html = write(StudyOnDisk.withEnsemble(temporary.resolve("study"), true));
    String text = parse(html).getDocumentElement().getTextContent();
    for (String said :
        List.of(
            "the mean of 3 networks, chosen from 8",
            "Ensemble minus winner, the same patients resampled for both: ",
            " on validation; ",
            "it was chosen by, so it is optimistic",
            "Unweighted mean of the best 2",
            "Ensembletest split, scored once",
            "Calibration of the ensemble",
            "T-0812222221")) {
      assertTrue(text.contains(said), said + " in " + text);
    }
    assertTrue(text.matches("(?s).*both: [+-]0\\.\\d{3} \\(95% CI [+-]0\\.\\d{3} to .*"), text);
  }

  @Test
  void an_ensemble_that_came_too_late_has_no_score_on_the_test_split() throws Exception {
    String html = write(StudyOnDisk.withEnsemble(temporary.resolve("study"), false));
    String text = parse(html).getDocumentElement().getTextContent();
    assertTrue(text.contains("had been opened before the ensemble was chosen"), text);
    assertFalse(text.contains("Ensembletest split, scored once"), text);
  }

  @Test
  void a_study_that_only_began_has_a_report_too() throws Exception {
    String html = write(StudyOnDisk.begun(temporary.resolve("study")));
    parse(html);
    assertTrue(html.contains("Not ended when this was written"));
    assertTrue(html.contains("No trial was proposed."));
    assertTrue(html.contains("The images have not been prepared yet."));
    assertTrue(html.contains("not measured"));
    assertTrue(html.contains("This study has not ended"));
    assertTrue(html.contains("The test split is still sealed"));
  }

  @Test
  void the_report_is_the_same_in_every_locale() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    Locale before = Locale.getDefault();
    String first = write(study);
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(first, write(study));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void what_people_decided_and_what_a_model_was_asked_is_told() throws Exception {
    StudyFolder study = StudyOnDisk.underWay(temporary.resolve("study"));
    StudyOnDisk.addTalk(study, "Propose two networks.");
    String text = parse(write(study)).getDocumentElement().getTextContent();
    for (String said :
        new String[] {
          "Vetoed 00000000, iteration 1",
          "Nothing in it.",
          "Changed 02020202 to 12121211, iteration 1",
          "Prefer small kernels early.",
          "You design networks. {{results}}",
          "Propose two networks.",
          "tiny-model",
          "1,234"
        }) {
      assertTrue(text.contains(said), said);
    }
  }

  @Test
  void a_damaged_trial_is_named_and_the_rest_reported() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    TrialId first = study.state().trials().get(0).id();
    Files.writeString(study.trial(first).eventsFile(), "{\"event\": \"epoch\", \"at\": 7}\n");
    String text = parse(write(study)).getDocumentElement().getTextContent();
    assertTrue(
        text.contains("Damaged and left out: T-01: a line of its events cannot be read"), text);
    assertTrue(text.contains("T-02"), "the others are there");
  }

  @Test
  void settings_that_were_changed_after_the_start_are_named_at_the_top() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    StudyConfig began = study.config();
    try (JsonLines<StudyEvent> journal = study.journal()) {
      journal.append(
          new StudyEvent.Sealed(
              Instant.parse("2026-03-01T12:00:00Z"), began, "split", "pixels", Map.of()));
    }
    assertFalse(write(study).contains("study.json was changed"));

    Files.writeString(
        study.configFile(),
        Files.readString(study.configFile()).replaceFirst("\"epochs\" : \\d+", "\"epochs\" : 999"));

    String text = parse(write(study)).getDocumentElement().getTextContent();
    assertTrue(
        text.contains(
            "study.json was changed after the study had begun, in training.epochs. What stands"
                + " here of the settings need not be what was trained by."),
        text);
  }

  private String write(StudyFolder study) throws Exception {
    HtmlReport.write(study, study.reportFile());
    return Files.readString(study.reportFile());
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
