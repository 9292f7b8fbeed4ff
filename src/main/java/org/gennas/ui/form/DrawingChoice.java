package org.gennas.ui.form;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.ui.control.Segments;
import org.gennas.ui.text.Messages;

/** How patients are drawn for the sides of a split, and what that means. */
public final class DrawingChoice extends VBox {
  public DrawingChoice(ObjectProperty<Split.Method> method, Messages messages) {
    super(4);
    Segments<Split.Method> choice =
        new Segments<>(List.of(Split.Method.values()), m -> messages.get("newstudy.draw." + m));
    choice.setId("split-draw");
    choice.setAccessibleText(messages.get("newstudy.draw"));
    choice.valueProperty().bindBidirectional(method);
    Label name = new Label(messages.get("newstudy.draw"));
    name.getStyleClass().add("gn-field-label");
    name.setLabelFor(choice);
    Label help = new Label();
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    help.getStyleClass().add("gn-field-help");
    method.addListener((property, before, now) -> help.setText(help(now, messages)));
    help.setText(help(method.get(), messages));
    getChildren().addAll(name, choice, help);
  }

  private static String help(Split.Method method, Messages messages) {
    return messages.get("newstudy.draw.help." + method);
  }
}
