package org.gennas.study.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study's language model never holds a secret. */
class LanguageModelTest {
  private static LanguageModel at(String address) {
    return new LanguageModel(
        "compatible",
        "m",
        Optional.of(address),
        Optional.empty(),
        LanguageModel.ANSWER_TOKENS,
        "analyst",
        false,
        Optional.empty(),
        LanguageModel.Limits.none());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:secret-word@host/v1",
        "https://host/v1?api-key=secret-word",
        "https://host/v1?a=b&access_token=secret-word"
      })
  void an_address_with_a_password_or_key_is_refused_without_repeating_it(String address) {
    String message = assertThrows(IllegalArgumentException.class, () -> at(address)).getMessage();
    assertFalse(message.contains("secret-word"), message);
  }

  @Test
  void other_addresses_are_taken_as_they_are() {
    String azure = "https://me.openai.azure.com?api-version=2024-10-21";
    assertEquals(Optional.of(azure), at(azure).address());
  }

  @Test
  void a_price_is_for_a_million_tokens() {
    assertEquals(0.004 + 0.008, new LanguageModel.Price(2, 8).of(2000, 1000), 1e-12);
  }
}
