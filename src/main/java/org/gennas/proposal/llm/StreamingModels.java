package org.gennas.proposal.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** LangChain4j's models and messages for a query, in each provider's protocol. */
final class StreamingModels {
  private static final String SCHEMA_NAME = "answer";
  // Ollama cuts a longer prompt off in silence, and loads the model again when this changes.
  private static final int CONTEXT_STEP = 8192;
  private static final int CHARACTERS_PER_TOKEN = 3;

  private final Provider provider;
  private final ServerAddress address;
  private final String model;
  private final Optional<ApiKey> key;

  StreamingModels(Provider provider, ServerAddress address, String model, Optional<ApiKey> key) {
    this.provider = provider;
    this.address = address;
    this.model = model;
    this.key = key;
  }

  static ChatRequest request(ChatQuery query) {
    List<ChatMessage> messages = query.turns().stream().map(StreamingModels::message).toList();
    return ChatRequest.builder().messages(messages).build();
  }

  private static ChatMessage message(ChatTurn turn) {
    return switch (turn.role()) {
      case SYSTEM -> SystemMessage.from(turn.text());
      case USER -> UserMessage.from(turn.text());
      case MODEL -> AiMessage.from(turn.text());
    };
  }

  StreamingChatModel of(ChatQuery query, RequestShape shape, HttpClientBuilder client) {
    return switch (provider) {
      case OPENAI, AZURE, COMPATIBLE -> openAi(query, shape, client);
      case ANTHROPIC -> anthropic(query, shape, client);
      case GEMINI -> gemini(query, shape, client);
      case OLLAMA -> ollama(query, shape, client);
    };
  }

  private StreamingChatModel openAi(ChatQuery query, RequestShape shape, HttpClientBuilder client) {
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(client)
            .baseUrl(address.base())
            .modelName(model)
            .returnThinking(true)
            .strictJsonSchema(true)
            .customQueryParams(address.query());
    if (provider == Provider.AZURE) {
      builder.customHeaders(Map.of("api-key", secret()));
    } else {
      key.map(ApiKey::secret).ifPresent(builder::apiKey);
    }
    if (shape.completionTokens()) {
      builder.maxCompletionTokens(query.answerTokens());
    } else {
      builder.maxTokens(query.answerTokens());
    }
    temperature(query, shape).ifPresent(builder::temperature);
    format(query, shape).ifPresent(builder::responseFormat);
    return builder.build();
  }

  private StreamingChatModel anthropic(
      ChatQuery query, RequestShape shape, HttpClientBuilder client) {
    AnthropicStreamingChatModel.AnthropicStreamingChatModelBuilder builder =
        AnthropicStreamingChatModel.builder()
            .httpClientBuilder(client)
            .baseUrl(address.base())
            .apiKey(secret())
            .modelName(model)
            .returnThinking(true)
            .maxTokens(query.answerTokens());
    temperature(query, shape).ifPresent(builder::temperature);
    format(query, shape).ifPresent(builder::responseFormat);
    return builder.build();
  }

  private StreamingChatModel gemini(ChatQuery query, RequestShape shape, HttpClientBuilder client) {
    GoogleAiGeminiStreamingChatModel.GoogleAiGeminiStreamingChatModelBuilder builder =
        GoogleAiGeminiStreamingChatModel.builder()
            .httpClientBuilder(client)
            .baseUrl(address.base())
            .apiKey(secret())
            .modelName(model)
            .returnThinking(true)
            .maxOutputTokens(query.answerTokens());
    if (shape.thoughts()) {
      builder.thinkingConfig(GeminiThinkingConfig.builder().includeThoughts(true).build());
    }
    temperature(query, shape).ifPresent(builder::temperature);
    format(query, shape).ifPresent(builder::responseFormat);
    return builder.build();
  }

  private StreamingChatModel ollama(ChatQuery query, RequestShape shape, HttpClientBuilder client) {
    OllamaStreamingChatModel.OllamaStreamingChatModelBuilder builder =
        OllamaStreamingChatModel.builder()
            .httpClientBuilder(client)
            .baseUrl(address.base())
            .modelName(model)
            .returnThinking(true)
            .numPredict(query.answerTokens())
            .numCtx(context(query));
    temperature(query, shape).ifPresent(builder::temperature);
    format(query, shape).ifPresent(builder::responseFormat);
    return builder.build();
  }

  private static int context(ChatQuery query) {
    int prompt = query.turns().stream().mapToInt(turn -> turn.text().length()).sum();
    int tokens = prompt / CHARACTERS_PER_TOKEN + query.answerTokens();
    return (tokens + CONTEXT_STEP - 1) / CONTEXT_STEP * CONTEXT_STEP;
  }

  private String secret() {
    return key.map(ApiKey::secret).orElse("");
  }

  private static Optional<Double> temperature(ChatQuery query, RequestShape shape) {
    return query.temperature().filter(t -> shape.temperature());
  }

  private static Optional<ResponseFormat> format(ChatQuery query, RequestShape shape) {
    return query
        .schema()
        .filter(text -> shape.schema())
        .map(
            text ->
                ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(
                        JsonSchema.builder()
                            .name(SCHEMA_NAME)
                            .rootElement(JsonRawSchema.from(text))
                            .build())
                    .build());
  }
}
