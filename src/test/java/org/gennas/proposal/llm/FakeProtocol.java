package org.gennas.proposal.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The bodies of each provider's streamed answers, as their servers send them. */
final class FakeProtocol {
  static final long INPUT_TOKENS = 120;
  static final long OUTPUT_TOKENS = 45;
  private static final int PIECE = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Provider provider;

  FakeProtocol(Provider provider) {
    this.provider = provider;
  }

  String contentType() {
    return provider == Provider.OLLAMA ? "application/x-ndjson" : "text/event-stream";
  }

  /**
   * A whole answer in small frames.
   *
   * @param finish "stop" or "length"
   */
  List<String> answer(String thinking, String text, String finish) {
    List<String> frames = new ArrayList<>(beginning());
    int block = 0;
    if (!thinking.isEmpty()) {
      frames.addAll(blockStart("{'type':'thinking','thinking':'','signature':''}", block));
      pieces(thinking).forEach(piece -> frames.add(thought(piece)));
      frames.addAll(blockStop(block++));
    }
    frames.addAll(blockStart("{'type':'text','text':''}", block));
    for (String piece : pieces(text)) {
      frames.add(piece(piece, block));
    }
    frames.addAll(blockStop(block));
    frames.addAll(end(finish));
    return frames;
  }

  /** The frames before an answer's first piece. */
  List<String> opening() {
    List<String> frames = new ArrayList<>(beginning());
    frames.addAll(blockStart("{'type':'text','text':''}", 0));
    return frames;
  }

  /** The frames after an answer's last piece. */
  List<String> closing(String finish) {
    List<String> frames = new ArrayList<>(blockStop(0));
    frames.addAll(end(finish));
    return frames;
  }

  private List<String> blockStart(String block, int index) {
    return provider == Provider.ANTHROPIC
        ? List.of(
            event(
                "content_block_start",
                "{'type':'content_block_start','index':"
                    + index
                    + ",'content_block':"
                    + block
                    + "}"))
        : List.of();
  }

  private List<String> blockStop(int index) {
    return provider == Provider.ANTHROPIC
        ? List.of(
            event("content_block_stop", "{'type':'content_block_stop','index':" + index + "}"))
        : List.of();
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end =
          text.offsetByCodePoints(at, Math.min(PIECE, text.codePointCount(at, text.length())));
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }

  private List<String> beginning() {
    return switch (provider) {
      case OPENAI, AZURE, COMPATIBLE ->
          List.of(data(choice("{'role':'assistant','content':''}", "null")));
      case ANTHROPIC ->
          List.of(
              event(
                  "message_start",
                  "{'type':'message_start','message':{'id':'msg_1','type':'message',"
                      + "'role':'assistant','content':[],'model':'m','stop_reason':null,"
                      + "'stop_sequence':null,'usage':{'input_tokens':"
                      + INPUT_TOKENS
                      + ",'output_tokens':1}}}"),
              event("ping", "{'type':'ping'}"));
      case GEMINI, OLLAMA -> List.of();
    };
  }

  /** One frame with a piece of an answer. */
  String piece(String text) {
    return piece(text, 0);
  }

  private String piece(String text, int block) {
    return switch (provider) {
      case OPENAI, AZURE, COMPATIBLE -> data(choice("{'content':" + quoted(text) + "}", "null"));
      case ANTHROPIC -> delta(block, "'type':'text_delta','text':" + quoted(text));
      case GEMINI -> data(part("{'text':" + quoted(text) + "}"));
      case OLLAMA -> line(message("'content':" + quoted(text)));
    };
  }

  private String thought(String text) {
    return switch (provider) {
      case OPENAI, AZURE, COMPATIBLE ->
          data(choice("{'reasoning_content':" + quoted(text) + "}", "null"));
      case ANTHROPIC -> delta(0, "'type':'thinking_delta','thinking':" + quoted(text));
      case GEMINI -> data(part("{'text':" + quoted(text) + ",'thought':true}"));
      case OLLAMA -> line(message("'content':'','thinking':" + quoted(text)));
    };
  }

  private static String delta(int block, String fields) {
    return event(
        "content_block_delta",
        "{'type':'content_block_delta','index':" + block + ",'delta':{" + fields + "}}");
  }

  private static String part(String part) {
    return "{'candidates':[{'content':{'parts':["
        + part
        + "],'role':'model'},'index':0}],'modelVersion':'m'}";
  }

  private static String message(String fields) {
    return "{'model':'m','created_at':'2026-01-01T00:00:00Z','message':{'role':'assistant',"
        + fields
        + "},'done':false}";
  }

  private List<String> end(String finish) {
    return switch (provider) {
      case OPENAI, AZURE, COMPATIBLE ->
          List.of(
              data(choice("{}", "'" + finish + "'")),
              data(
                  "{'id':'c1','object':'chat.completion.chunk','created':1,'model':'m',"
                      + "'choices':[],'usage':{'prompt_tokens':"
                      + INPUT_TOKENS
                      + ",'completion_tokens':"
                      + OUTPUT_TOKENS
                      + ",'total_tokens':"
                      + (INPUT_TOKENS + OUTPUT_TOKENS)
                      + "}}"),
              "data: [DONE]\n\n");
      case ANTHROPIC ->
          List.of(
              event(
                  "message_delta",
                  "{'type':'message_delta','delta':{'stop_reason':'"
                      + (finish.equals("stop") ? "end_turn" : "max_tokens")
                      + "','stop_sequence':null},'usage':{'output_tokens':"
                      + OUTPUT_TOKENS
                      + "}}"),
              event("message_stop", "{'type':'message_stop'}"));
      case GEMINI ->
          List.of(
              data(
                  "{'candidates':[{'content':{'parts':[{'text':''}],'role':'model'},"
                      + "'finishReason':'"
                      + (finish.equals("stop") ? "STOP" : "MAX_TOKENS")
                      + "','index':0}],'usageMetadata':{'promptTokenCount':"
                      + INPUT_TOKENS
                      + ",'candidatesTokenCount':40,'thoughtsTokenCount':5,'totalTokenCount':"
                      + (INPUT_TOKENS + OUTPUT_TOKENS)
                      + "},'modelVersion':'m'}"));
      case OLLAMA ->
          List.of(
              line(
                  "{'model':'m','created_at':'2026-01-01T00:00:00Z','message':{'role':'assistant',"
                      + "'content':''},'done':true,'done_reason':'"
                      + finish
                      + "','total_duration':1,'prompt_eval_count':"
                      + INPUT_TOKENS
                      + ",'eval_count':"
                      + OUTPUT_TOKENS
                      + "}"));
    };
  }

  private static String choice(String delta, String finish) {
    return "{'id':'c1','object':'chat.completion.chunk','created':1,'model':'m','choices':"
        + "[{'index':0,'delta':"
        + delta
        + ",'finish_reason':"
        + finish
        + "}]}";
  }

  /** A frame of this protocol that is not JSON. */
  String malformed() {
    String text = "{\"choices\": [{\"delta\"";
    return provider == Provider.OLLAMA ? text + "\n" : "data: " + text + "\n\n";
  }

  /** A refusal that comes after the stream has begun. */
  String errorWithin(String message) {
    return switch (provider) {
      case ANTHROPIC ->
          event(
              "error",
              "{'type':'error','error':{'type':'overloaded_error','message':"
                  + quoted(message)
                  + "}}");
      case OLLAMA -> line("{'error':" + quoted(message) + "}");
      default -> data("{'error':{'code':503,'message':" + quoted(message) + "}}");
    };
  }

  /** The body of a refusal. */
  String error(int status, String message) {
    ObjectNode tree = JSON.createObjectNode();
    if (provider == Provider.OLLAMA) {
      return tree.put("error", message).toString();
    }
    ObjectNode error = provider == Provider.ANTHROPIC ? tree.put("type", "error") : tree;
    error.putObject("error").put("message", message).put("type", "some_error").put("code", status);
    return tree.toString();
  }

  private static String data(String json) {
    return "data: " + strict(json) + "\n\n";
  }

  private static String event(String name, String json) {
    return "event: " + name + "\ndata: " + strict(json) + "\n\n";
  }

  private static String line(String json) {
    return strict(json) + "\n";
  }

  // Quoted texts keep their own apostrophes: they are written with a mark until here.
  private static String strict(String json) {
    return json.replace('\'', '"').replace('\u0001', '\'');
  }

  private static String quoted(String text) {
    return JSON.getNodeFactory().textNode(text).toString().replace('\'', '\u0001');
  }
}
