package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.gennas.ui.study.Conversation;
import org.gennas.ui.study.Conversation.Entry;
import org.gennas.ui.study.Conversation.Kind;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * The talk with a language model: reasoning dimmed, answer plain, refusals marked. Open while an
 * answer comes, closed when it is there, unless a person chose.
 */
final class ConversationView extends VBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final SearchContext context;
  private final FontIcon arrow = new FontIcon(Material2AL.KEYBOARD_ARROW_RIGHT);
  private final Label title = Nodes.whole("", "gn-strong");
  private final Label note = Nodes.label("", "gn-muted");
  private final Label tokens = Nodes.whole("", "gn-muted");
  private final Button callOff = new Button("", new FontIcon(Material2MZ.STOP));
  private final HBox header;
  private final Label silence = Nodes.label("", "gn-warn-text");
  private final VBox rescue;
  private final VBox body = new VBox();
  private final List<Shown> shown = new ArrayList<>();
  private List<Entry> last = List.of();
  private boolean open;
  private int chosenFor = -1;
  private int iteration = -1;

  /** An entry on the screen; its text can still grow. */
  private record Shown(Kind kind, Node node, Text text) {}

  ConversationView(SearchContext context) {
    this.context = context;
    setId("conversation");
    getStyleClass().add("gn-conversation");
    note.setMinWidth(0);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    callOff.setId("call-off");
    callOff.getStyleClass().addAll("gn-flat", "gn-icon", "gn-small");
    callOff.setAccessibleText(context.text("search.talk.callOff"));
    callOff.setTooltip(new Tooltip(context.text("search.talk.callOff")));
    callOff.setOnAction(event -> context.model().review().callOff());
    header = new HBox(6, arrow, title, note, tokens, callOff);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("gn-conversation-header");
    header.setFocusTraversable(true);
    header.setAccessibleRole(AccessibleRole.TITLED_PANE);
    header.setOnMouseClicked(event -> toggle());
    header.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            toggle();
            event.consume();
          }
        });
    body.getStyleClass().add("gn-conversation-body");
    rescue = rescue();
    getChildren().setAll(header, rescue, body);
    open(false);
  }

  /** While a model is silent: why, and a way on without it. */
  private VBox rescue() {
    silence.setWrapText(true);
    silence.setGraphic(new FontIcon(Material2AL.CLOUD_OFF));
    silence.setMinHeight(USE_PREF_SIZE);
    Button go = new Button(context.text("search.talk.rescue"), new FontIcon(Material2AL.FLASH_ON));
    go.setId("rescue");
    go.getStyleClass().add("gn-small");
    go.setMinWidth(USE_PREF_SIZE);
    go.setTooltip(new Tooltip(context.text("search.talk.callOff")));
    go.setOnAction(event -> context.model().review().callOff());
    VBox made = new VBox(6, silence, go);
    made.getStyleClass().add("gn-rescue");
    return made;
  }

  private void toggle() {
    chosenFor = iteration;
    open(!open);
    entries(last);
  }

  private void open(boolean now) {
    open = now;
    Nodes.show(body, now);
    pseudoClassStateChanged(OPEN, now);
    arrow.setIconCode(now ? Material2AL.KEYBOARD_ARROW_DOWN : Material2AL.KEYBOARD_ARROW_RIGHT);
  }

  void show(Conversation now) {
    if (now.iteration() != iteration) {
      iteration = now.iteration();
    }
    if (chosenFor != iteration && open != now.live()) {
      open(now.live());
    }
    long rounds = now.entries().stream().filter(e -> e.kind() == Kind.ASKED).count();
    title.setText(context.text("search.talk.title"));
    note.setText(
        now.live()
            ? ""
            : context.text(
                rounds > 1 ? "search.talk.rounds" : "search.talk.round", String.valueOf(rounds)));
    tokens.setText(now.live() ? context.text("search.talk.live", characters(now)) : "");
    boolean asking = now.live() && context.model().review().canDecide();
    Optional<Entry> latest = now.entries().stream().reduce((a, b) -> b);
    Optional<Entry> waits = latest.filter(e -> asking && e.kind() == Kind.WAITING);
    Nodes.show(callOff, asking);
    Nodes.show(rescue, waits.isPresent());
    silence.setText(waits.map(Entry::text).orElse(""));
    header.setAccessibleText(title.getText() + " " + note.getText());
    last = now.entries();
    if (open) {
      entries(last);
    }
  }

  private static String characters(Conversation now) {
    int length =
        now.entries().stream()
            .filter(e -> e.kind() == Kind.ANSWER || e.kind() == Kind.THINKING)
            .mapToInt(e -> e.text().length())
            .sum();
    return Quantities.grouped(length);
  }

  /** Keeps what is there and lets the last one grow; starts again where the past differs. */
  private void entries(List<Entry> entries) {
    boolean same = shown.size() <= entries.size();
    for (int i = 0; same && i < shown.size(); i++) {
      same = shown.get(i).kind() == entries.get(i).kind();
    }
    if (!same) {
      shown.clear();
      body.getChildren().clear();
    }
    for (int i = 0; i < entries.size(); i++) {
      if (i == shown.size()) {
        Shown made = made(entries.get(i));
        shown.add(made);
        body.getChildren().add(made.node());
      }
      String text = words(entries.get(i));
      if (!shown.get(i).text().getText().equals(text)) {
        shown.get(i).text().setText(text);
      }
    }
  }

  private String words(Entry entry) {
    return entry.kind() == Kind.ASKED
        ? entry.round() > 1
            ? context.text("search.talk.again", String.valueOf(entry.round()), entry.text())
            : context.text("search.talk.asked", entry.text())
        : entry.text().strip();
  }

  private Shown made(Entry entry) {
    Text text = new Text();
    text.getStyleClass().add("gn-talk-" + entry.kind().name().toLowerCase(Locale.ROOT));
    TextFlow flow = new TextFlow(text);
    HBox.setHgrow(flow, Priority.ALWAYS);
    flow.setMinWidth(0);
    HBox row = new HBox(6, icon(entry.kind()), flow);
    row.getStyleClass().addAll("gn-talk-row");
    if (entry.kind() == Kind.THINKING) {
      row.setAccessibleText(context.text("search.talk.thinking"));
    }
    return new Shown(entry.kind(), row, text);
  }

  private static Node icon(Kind kind) {
    FontIcon icon =
        switch (kind) {
          case ASKED -> new FontIcon(Material2MZ.NORTH_EAST);
          case THINKING -> new FontIcon(Material2MZ.PSYCHOLOGY);
          case ANSWER -> new FontIcon(Material2MZ.SOUTH_WEST);
          case REFUSED -> new FontIcon(Material2MZ.REPLAY);
          case WAITING -> new FontIcon(Material2AL.HOURGLASS_EMPTY);
        };
    icon.getStyleClass().add("gn-talk-icon");
    if (kind == Kind.REFUSED || kind == Kind.WAITING) {
      icon.getStyleClass().add("gn-talk-warning");
    }
    return icon;
  }
}
