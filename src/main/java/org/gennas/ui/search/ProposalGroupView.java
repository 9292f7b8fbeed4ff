package org.gennas.ui.search;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.Badge;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The proposals of one iteration below a header that opens and closes them. */
final class ProposalGroupView extends VBox {
  private static final int FIRST = 3;
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final PseudoClass SETTLED = PseudoClass.getPseudoClass("settled");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final SearchContext context;
  private final FontIcon arrow = new FontIcon(Material2AL.KEYBOARD_ARROW_RIGHT);
  private final HBox header = new HBox(8);
  private final VBox rows = new VBox();
  private final VBox offers = new VBox();
  private final Map<String, OfferActions> actions = new HashMap<>();
  private final Map<String, Node> remarks = new HashMap<>();
  private final Map<String, LiveRow> liveRows = new HashMap<>();
  private final Map<String, Node> offerRows = new HashMap<>();
  private Optional<ProposalGroup> shown = Optional.empty();
  private boolean open;
  private boolean chosen;
  private boolean whole;
  private boolean tightHead;
  private Optional<ProposalGroup> headed = Optional.empty();
  private boolean narrow;

  ProposalGroupView(SearchContext context) {
    this.context = context;
    header.getStyleClass().add("gn-group-header");
    header.setAlignment(Pos.CENTER_LEFT);
    header.setFocusTraversable(true);
    header.setOnMouseClicked(event -> toggle());
    header.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            toggle();
            event.consume();
          }
        });
    rows.getStyleClass().add("gn-group-rows");
    offers.getStyleClass().add("gn-group-rows");
    getChildren().setAll(header, rows, offers);
    open(false);
  }

  /** Whether a person opened or closed it. */
  boolean isChosen() {
    return chosen;
  }

  void open(boolean now) {
    open = now;
    Nodes.show(rows, open);
    Nodes.show(offers, open);
    arrow.setIconCode(open ? Material2AL.KEYBOARD_ARROW_DOWN : Material2AL.KEYBOARD_ARROW_RIGHT);
  }

  private void toggle() {
    chosen = true;
    open(!open);
  }

  /**
   * @param tight whether there is little room
   */
  void show(ProposalGroup group, StudySnapshot moment, boolean tight) {
    if (shown.equals(Optional.of(group)) && narrow == tight) {
      return;
    }
    if (narrow != tight) {
      actions.clear();
      offerRows.clear();
      liveRows.clear();
    }
    narrow = tight;
    shown = Optional.of(group);
    setId("iteration-" + group.iteration());
    if (!headed.equals(Optional.of(group.head())) || tightHead != narrow) {
      headed = Optional.of(group.head());
      tightHead = narrow;
      showHeader(group);
    }
    boolean settled = group.settled();
    List<Node> nodes = settled ? results(group, moment) : live(group, moment);
    group.remarks().forEach(text -> nodes.add(remarks.computeIfAbsent(text, ProposalRows::remark)));
    if (!rows.getChildren().equals(nodes)) {
      rows.getChildren().setAll(nodes);
    }
    showOffers(group, moment);
    rows.pseudoClassStateChanged(NARROW, narrow);
    offers.pseudoClassStateChanged(NARROW, narrow);
    rows.pseudoClassStateChanged(SETTLED, settled);
  }

  /** A row is made again when it says something else; of the next epoch only its badge tells. */
  private List<Node> live(ProposalGroup group, StudySnapshot moment) {
    Map<String, LiveRow> kept = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (ProposalGroup.Row row : group.rows()) {
      LiveRow known = liveRows.get(row.label());
      LiveRow now =
          known != null && known.tells(row) ? known : LiveRow.of(context, moment, row, narrow);
      now.show(row);
      kept.put(row.label(), now);
      nodes.add(now.node());
    }
    liveRows.clear();
    liveRows.putAll(kept);
    return nodes;
  }

  /** What came of it, the best first; of many only the first until a person asks for the rest. */
  private List<Node> results(ProposalGroup group, StudySnapshot moment) {
    List<ProposalGroup.Row> sorted = new ArrayList<>(group.rows());
    sorted.sort(
        Comparator.comparingDouble(
            row -> -row.trial().flatMap(TrialState::auc).orElse(Double.NEGATIVE_INFINITY)));
    int first = whole || sorted.size() <= FIRST + 1 ? sorted.size() : FIRST;
    List<Node> nodes = new ArrayList<>();
    for (ProposalGroup.Row row : sorted.subList(0, first)) {
      nodes.add(ProposalRows.settled(context, moment.space(), row, narrow));
    }
    if (first < sorted.size()) {
      Hyperlink more = new Hyperlink(context.text("search.group.more", sorted.size() - first));
      more.getStyleClass().add("gn-group-more");
      more.setOnAction(
          event -> {
            whole = true;
            shown = Optional.empty();
            show(group, moment, narrow);
          });
      nodes.add(more);
    }
    return nodes;
  }

  /** Rows of offers stay as they are while they wait: somebody may be writing in one. */
  private void showOffers(ProposalGroup group, StudySnapshot moment) {
    List<Node> nodes = new ArrayList<>();
    Set<String> waiting = new HashSet<>();
    for (ProposalGroup.Row row : group.offers()) {
      String code = row.architecture().orElseThrow().code();
      waiting.add(code);
      nodes.add(
          offerRows.computeIfAbsent(
              code,
              c -> {
                OfferActions made =
                    new OfferActions(context, row.architecture().orElseThrow(), narrow);
                actions.put(c, made);
                return ProposalRows.offer(context, moment.space(), row, narrow, made);
              }));
    }
    actions.keySet().retainAll(waiting);
    offerRows.keySet().retainAll(waiting);
    if (!offers.getChildren().equals(nodes)) {
      offers.getChildren().setAll(nodes);
    }
  }

  /** Shows what a decision under way asks for. */
  void show(Optional<Decision> decision) {
    actions.values().forEach(a -> a.show(decision));
  }

  private void showHeader(ProposalGroup group) {
    String title =
        group.iteration() == 0
            ? context.text("search.iteration.own")
            : context.text("search.iteration", group.iteration());
    header.getChildren().setAll(arrow, Nodes.whole(title, "gn-strong"));
    if (group.receiving()) {
      header
          .getChildren()
          .add(
              new Badge(
                  Badge.Kind.INFO,
                  Material2AL.FIBER_MANUAL_RECORD,
                  context.text("search.group.receiving")));
    }
    Label counts = Nodes.label(narrow ? "" : counts(group), "gn-muted");
    Nodes.wholeOrNothing(counts);
    header.getChildren().addAll(counts, Nodes.room());
    if (group.best().isPresent()) {
      if (!narrow) {
        header.getChildren().add(Nodes.whole(context.text("search.group.best"), "gn-muted"));
      }
      header.getChildren().add(Nodes.whole(Quantities.auc(group.best().get()), "gn-strong"));
      group.gain().ifPresent(g -> header.getChildren().add(gain(g)));
    } else if (group.iteration() > 0 && !(narrow && group.receiving())) {
      group
          .asked()
          .ifPresent(
              at ->
                  header
                      .getChildren()
                      .add(
                          Nodes.whole(
                              context.text(
                                  "search.group.since", CLOCK.format(at.atZone(context.zone()))),
                              "gn-muted")));
    }
  }

  private String counts(ProposalGroup group) {
    List<String> parts = new ArrayList<>();
    if (group.trained() > 0) {
      parts.add(context.text("search.group.trained", group.trained()));
    }
    if (group.failed() > 0) {
      parts.add(context.text("search.group.failed", group.failed()));
    }
    return String.join(", ", parts);
  }

  static Label gain(double gain) {
    Label label = Nodes.whole(Quantities.gain(gain), gain > 0 ? "gn-ok-text" : "gn-muted");
    label.getStyleClass().add("gn-gain");
    return label;
  }
}
