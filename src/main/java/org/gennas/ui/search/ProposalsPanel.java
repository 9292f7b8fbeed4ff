package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.proposal.llm.Proposers;
import org.gennas.study.config.LanguageModel;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.study.StudySnapshot;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What was proposed and why, a group for each iteration, the latest one open. */
final class ProposalsPanel extends VBox {
  private static final double NARROW = 330;

  private final SearchContext context;
  private final Card card;
  private final VBox groups = new VBox();
  private final EmptyState empty;
  private final ConversationView conversation;
  private final VBox content;
  private final ScrollPane scroll;
  private final SteeringBar steering;
  private final Map<Integer, ProposalGroupView> views = new HashMap<>();
  private final Set<Integer> seen = new HashSet<>();
  private boolean atEnd = true;
  private boolean narrow;
  private boolean wasEmpty = true;

  ProposalsPanel(SearchContext context) {
    this.context = context;
    setId("proposals");
    card = new Card(context.text("search.proposals")).ruled();
    card.actions().getChildren().setAll(more());
    empty = new EmptyState(Material2AL.LIGHTBULB, context.text("search.proposals.none"));
    conversation = new ConversationView(context);
    steering = new SteeringBar(context);
    content = new VBox(groups, conversation);
    content.setMinWidth(0);
    scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    fill(empty);
    groups.setMinWidth(0);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().setAll(card);
    getStyleClass().add("gn-proposals");
    context
        .model()
        .review()
        .decisionProperty()
        .addListener((observable, old, now) -> views.values().forEach(v -> v.show(now)));
    scroll
        .vvalueProperty()
        .addListener(
            (observable, old, now) -> atEnd = now.doubleValue() >= scroll.getVmax() - 0.02);
    content
        .heightProperty()
        .addListener(
            (observable, old, now) -> {
              if (atEnd) {
                scroll.setVvalue(scroll.getVmax());
              }
            });
  }

  private MenuButton more() {
    MenuItem open = new MenuItem(context.text("search.proposals.open"));
    open.setOnAction(event -> openAll(true));
    MenuItem close = new MenuItem(context.text("search.proposals.close"));
    close.setOnAction(event -> openAll(false));
    MenuButton button = new MenuButton("", new FontIcon(Material2MZ.MORE_HORIZ), open, close);
    button.setId("proposals-more");
    button.getStyleClass().addAll("gn-small", "gn-more");
    button.setAccessibleText(context.text("search.proposals.more"));
    button.setTooltip(new Tooltip(context.text("search.proposals.more")));
    return button;
  }

  /** Opens or closes every iteration; new ones open by themselves as before. */
  void openAll(boolean open) {
    views.values().forEach(view -> view.open(open));
  }

  private void fill(Region shown) {
    VBox.setVgrow(shown, Priority.ALWAYS);
    card.setBody(new VBox(shown, steering));
  }

  @Override
  protected void layoutChildren() {
    boolean now = getWidth() < NARROW;
    if (now != narrow) {
      narrow = now;
      show(context.model().study().momentProperty().get());
    }
    super.layoutChildren();
  }

  void show(Optional<StudySnapshot> moment) {
    List<ProposalGroup> now = moment.map(ProposalGroup::of).orElse(List.of());
    boolean asksModel =
        moment.map(m -> Proposers.asksModel(m.state().config().proposer())).orElse(false);
    card.setNote(
        moment
            .flatMap(m -> m.state().config().languageModel())
            .map(LanguageModel::model)
            .orElse(""));
    Nodes.show(conversation, moment.flatMap(StudySnapshot::conversation).isPresent());
    moment.flatMap(StudySnapshot::conversation).ifPresent(conversation::show);
    Nodes.show(steering, asksModel);
    moment.filter(m -> asksModel).ifPresent(m -> steering.show(m, narrow));
    boolean nothing = now.isEmpty() && moment.flatMap(StudySnapshot::conversation).isEmpty();
    if (nothing != wasEmpty) {
      wasEmpty = nothing;
      fill(nothing ? empty : scroll);
    }
    VBox.setVgrow(card, Priority.ALWAYS);
    views.keySet().removeIf(i -> now.stream().noneMatch(g -> g.iteration() == i));
    seen.retainAll(views.keySet());
    int latest = now.stream().mapToInt(ProposalGroup::iteration).max().orElse(0);
    List<ProposalGroupView> shown = new ArrayList<>();
    for (ProposalGroup group : now) {
      ProposalGroupView view =
          views.computeIfAbsent(group.iteration(), i -> new ProposalGroupView(context));
      if (seen.add(group.iteration())) {
        openLatest(group.iteration(), latest, view);
      }
      moment.ifPresent(m -> view.show(group, m, narrow));
      shown.add(view);
    }
    if (!groups.getChildren().equals(shown)) {
      groups.getChildren().setAll(shown);
    }
  }

  /** A new iteration opens and closes those before its forerunner, unless a person chose. */
  private void openLatest(int iteration, int latest, ProposalGroupView view) {
    view.open(iteration == 0 || iteration >= latest - 1);
    views.forEach(
        (i, other) -> {
          if (i > 0 && i < iteration - 1 && !other.isChosen()) {
            other.open(false);
          }
        });
  }
}
