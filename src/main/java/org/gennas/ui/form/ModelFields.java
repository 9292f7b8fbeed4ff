package org.gennas.ui.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.proposal.llm.ApiKey;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.proposal.llm.Prompts;
import org.gennas.proposal.llm.Provider;
import org.gennas.study.config.LanguageModel;

/** The language model of a new study; asked for only where the proposer needs one. */
public final class ModelFields {
  private static final double MOST_DOLLARS = 1e6;

  /** Where the key comes from. */
  public enum KeyState {
    NOT_NEEDED,
    ENVIRONMENT,
    /** Typed in, for as long as the program runs. */
    GIVEN,
    MISSING
  }

  private final ApiKeys keys;
  private final ObjectProperty<Provider> provider = new SimpleObjectProperty<>(Provider.OPENAI);
  private final CheckedField<String> model =
      new CheckedField<>(
          "",
          text -> text.isEmpty() ? Checked.bad("newstudy.problem.llm.model") : Checked.good(text));
  private final CheckedField<Optional<String>> address =
      new CheckedField<>("", NumberChecks.optional(ModelFields::address));
  private final ObjectProperty<String> prompt = new SimpleObjectProperty<>(Prompts.SHIPPED.get(0));
  private final CheckedField<Optional<Double>> temperature =
      new CheckedField<>("", NumberChecks.optional(NumberChecks.between(0, 2)));
  private final CheckedField<Optional<Double>> priceIn =
      new CheckedField<>("", NumberChecks.optional(NumberChecks.between(0, MOST_DOLLARS)));
  private final CheckedField<Optional<Double>> priceOut =
      new CheckedField<>("", NumberChecks.optional(NumberChecks.between(0, MOST_DOLLARS)));
  private final CheckedField<Optional<Double>> dollars =
      new CheckedField<>("", NumberChecks.optional(NumberChecks.above(0, MOST_DOLLARS)));
  private final CheckedField<Optional<Integer>> perMinute =
      new CheckedField<>("", NumberChecks.optional(NumberChecks.whole(1, 100_000)));
  private final CheckedField<Integer> idle =
      new CheckedField<>(
          String.valueOf(LanguageModel.Limits.IDLE_SECONDS), NumberChecks.whole(1, 3600));
  private final BooleanProperty review = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<KeyState> keyState = new ReadOnlyObjectWrapper<>();

  /**
   * @param keys that are known; a key that is typed goes there and nowhere else
   */
  public ModelFields(ApiKeys keys) {
    this.keys = keys;
    provider.addListener((property, before, now) -> refresh());
    refresh();
  }

  private static Checked<String> address(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
              && uri.getHost() != null
              && !LanguageModel.holdsSecret(text);
      return web ? Checked.good(text) : Checked.bad("newstudy.problem.llm.address");
    } catch (URISyntaxException e) {
      return Checked.bad("newstudy.problem.llm.address");
    }
  }

  private void refresh() {
    Provider chosen = provider.get();
    keyState.set(
        keys.isFromEnvironment(chosen)
            ? KeyState.ENVIRONMENT
            : keys.key(chosen).isPresent()
                ? KeyState.GIVEN
                : chosen.needsKey() ? KeyState.MISSING : KeyState.NOT_NEEDED);
  }

  /** Keeps a key for as long as the program runs; blank text is none. */
  public void give(String text) {
    if (!text.isBlank()) {
      keys.give(provider.get(), new ApiKey(text));
      refresh();
    }
  }

  /** Forgets a key that was typed in. */
  public void forget() {
    keys.forget(provider.get());
    refresh();
  }

  public List<CheckedField<?>> fields() {
    return List.of(model, address, temperature, priceIn, priceOut, dollars, perMinute, idle);
  }

  public List<FormProblem> problems() {
    List<FormProblem> problems = new ArrayList<>();
    fields().forEach(f -> f.problem().ifPresent(problems::add));
    boolean priced = price().isPresent();
    if (dollars.value().flatMap(d -> d).isPresent() && !priced) {
      problems.add(FormProblem.of("newstudy.problem.llm.price"));
    }
    if (keyState.get() == KeyState.MISSING) {
      problems.add(FormProblem.of("newstudy.problem.llm.key", provider.get().title()));
    }
    return problems;
  }

  private Optional<LanguageModel.Price> price() {
    Optional<Double> in = priceIn.value().flatMap(p -> p);
    Optional<Double> out = priceOut.value().flatMap(p -> p);
    return in.isPresent() && out.isPresent()
        ? Optional.of(new LanguageModel.Price(in.get(), out.get()))
        : Optional.empty();
  }

  /** What the fields come to; empty while one of them is wrong. */
  public Optional<LanguageModel> languageModel() {
    if (fields().stream().anyMatch(f -> f.problem().isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new LanguageModel(
            provider.get().key(),
            model.value().orElseThrow(),
            address.value().orElseThrow(),
            temperature.value().orElseThrow(),
            LanguageModel.ANSWER_TOKENS,
            prompt.get(),
            review.get(),
            price(),
            new LanguageModel.Limits(
                dollars.value().orElseThrow(),
                Optional.empty(),
                perMinute.value().orElseThrow(),
                idle.value().orElseThrow())));
  }

  /** The address that is used where none is typed; empty where one has to be. */
  public Optional<String> usualAddress() {
    return keys.address(provider.get()).or(() -> provider.get().usualAddress());
  }

  public ObjectProperty<Provider> provider() {
    return provider;
  }

  public CheckedField<String> model() {
    return model;
  }

  public CheckedField<Optional<String>> address() {
    return address;
  }

  /** The name of a prompt that ships, or a file's path. */
  public ObjectProperty<String> prompt() {
    return prompt;
  }

  public CheckedField<Optional<Double>> temperature() {
    return temperature;
  }

  public CheckedField<Optional<Double>> priceIn() {
    return priceIn;
  }

  public CheckedField<Optional<Double>> priceOut() {
    return priceOut;
  }

  public CheckedField<Optional<Double>> dollars() {
    return dollars;
  }

  public CheckedField<Optional<Integer>> perMinute() {
    return perMinute;
  }

  public CheckedField<Integer> idle() {
    return idle;
  }

  public BooleanProperty review() {
    return review;
  }

  public ReadOnlyObjectProperty<KeyState> keyState() {
    return keyState.getReadOnlyProperty();
  }
}
