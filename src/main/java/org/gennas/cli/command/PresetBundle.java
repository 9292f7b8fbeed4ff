package org.gennas.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gennas.study.config.NumberRange;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingNumber;

/**
 * Range and presets' values of each training setting, for {@code ${bundle:...}} in the descriptions
 * of options, so that the help can't say anything else than the presets do.
 */
public final class PresetBundle extends ListResourceBundle {
  @Override
  protected Object[][] getContents() {
    List<Object[]> texts = new ArrayList<>();
    for (TrainingNumber number : TrainingNumber.values()) {
      texts.add(
          new Object[] {
            number.name(),
            number.range().words() + "; " + values(t -> NumberRange.plain(number.of(t)))
          });
    }
    texts.add(new Object[] {"preset", presets()});
    texts.add(text("optimizer", t -> t.recipeOrPlain().optimizer().name()));
    texts.add(text("annealing", t -> t.recipeOrPlain().annealing().name()));
    texts.add(text("standardize", t -> t.recipeOrPlain().standardize() ? "yes" : "no"));
    texts.add(text("mirrored", t -> t.recipeOrPlain().mirrored() ? "yes" : "no"));
    return texts.toArray(Object[][]::new);
  }

  private static Object[] text(String key, Function<TrainingConfig, String> value) {
    String values = values(value);
    return new Object[] {key, Character.toUpperCase(values.charAt(0)) + values.substring(1)};
  }

  private static String presets() {
    return TrainingConfig.presets().stream()
        .map(TrainingConfig::preset)
        .collect(Collectors.joining(", "));
  }

  /** Such as "strong 0.05, quick and paper 0". */
  private static String values(Function<TrainingConfig, String> value) {
    Map<String, List<String>> presets = new LinkedHashMap<>();
    for (TrainingConfig preset : TrainingConfig.presets()) {
      presets
          .computeIfAbsent(value.apply(preset).toLowerCase(Locale.ROOT), v -> new ArrayList<>())
          .add(preset.preset());
    }
    return presets.size() == 1
        ? "default " + presets.keySet().iterator().next()
        : presets.entrySet().stream()
            .map(e -> String.join(" and ", e.getValue()) + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }
}
