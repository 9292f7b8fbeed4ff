package org.gennas.ui.search;

import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.gennas.proposal.llm.ApiKey;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.proposal.llm.Provider;
import org.gennas.ui.study.StudySnapshot;

/** Asks for the key of the open study's language model where none is known. */
final class KeyLine extends HBox {
  private final SearchContext context;
  private final PasswordField typed = new PasswordField();
  private Optional<Provider> provider = Optional.empty();

  KeyLine(SearchContext context) {
    super(6);
    this.context = context;
    setAlignment(Pos.CENTER_LEFT);
    typed.setId("study-key");
    typed.setAccessibleText(context.text("newstudy.llm.key"));
    HBox.setHgrow(typed, Priority.ALWAYS);
    typed.setOnAction(event -> give());
    Button use = new Button(context.text("newstudy.llm.key.use"));
    use.setId("study-key-use");
    use.setMinWidth(USE_PREF_SIZE);
    use.setOnAction(event -> give());
    getChildren().setAll(typed, use);
  }

  private void give() {
    String text = typed.getText();
    typed.clear();
    if (!text.isBlank()) {
      provider.ifPresent(p -> context.keys().give(p, new ApiKey(text)));
      Nodes.show(this, false);
    }
  }

  void show(StudySnapshot moment) {
    ApiKeys keys = context.keys();
    provider =
        moment
            .state()
            .config()
            .languageModel()
            .flatMap(
                model ->
                    Arrays.stream(Provider.values())
                        .filter(p -> p.key().equals(model.provider()))
                        .findFirst())
            .filter(p -> p.needsKey() && keys.key(p).isEmpty());
    provider.ifPresent(
        p -> {
          String prompt = context.text("search.key.prompt", p.title());
          typed.setPromptText(prompt);
          typed.setAccessibleText(prompt);
        });
    Nodes.show(this, provider.isPresent());
  }
}
