package org.gennas.ui.form;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.ui.text.Messages;

/** A label, a control and, below it, what is wrong with what was typed. */
public final class FormField extends VBox {
  private final Label note = new Label();
  private final String help;

  /** A control that cannot be filled wrongly. */
  public FormField(String name, Node control, String help) {
    super(4);
    this.help = help;
    Label label = new Label(name);
    label.getStyleClass().add("gn-field-label");
    label.setLabelFor(control);
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    setMinWidth(0);
    control.setAccessibleText(name);
    getChildren().addAll(label, control, note);
    show("", false);
  }

  /** A text field whose check is shown at every key. */
  public static <T> FormField text(
      String name, CheckedField<T> field, String help, String id, Messages messages) {
    TextField control = new TextField();
    control.setId(id);
    control.setAccessibleRole(AccessibleRole.TEXT_FIELD);
    control.setPrefColumnCount(6);
    control.textProperty().bindBidirectional(field.text());
    FormField shown = new FormField(name, control, help);
    VBox.setVgrow(control, Priority.NEVER);
    Runnable refresh = () -> shown.problem(control, field, messages);
    field.checked().addListener((property, before, now) -> refresh.run());
    refresh.run();
    return shown;
  }

  /** A number field that shows what the plan says where it is left empty. */
  public static FormField planned(String name, PlannedNumber number, String id, Messages messages) {
    FormField shown = text(name, number.field(), "", id, messages);
    TextField control = (TextField) shown.lookup("#" + id);
    control.promptTextProperty().bind(number.prompt());
    return shown;
  }

  private void problem(TextField control, CheckedField<?> field, Messages messages) {
    control.getStyleClass().remove("gn-invalid");
    if (field.problem().isPresent()) {
      control.getStyleClass().add("gn-invalid");
    }
    String message = field.problem().map(p -> text(p, messages)).orElse("");
    control.setAccessibleHelp(message);
    show(message, !message.isEmpty());
  }

  /** The problem in the window's language. */
  public static String text(FormProblem problem, Messages messages) {
    return messages.format(problem.key(), problem.arguments().toArray());
  }

  /** Shows a message below the control, or the help where there is none. */
  void show(String message, boolean wrong) {
    String shown = message.isEmpty() ? help : message;
    note.setText(shown);
    note.getStyleClass().setAll("label", wrong ? "gn-field-error" : "gn-field-help");
    note.setVisible(!shown.isEmpty());
    note.setManaged(!shown.isEmpty());
  }
}
