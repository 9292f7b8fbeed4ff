package org.gennas.proposal.llm;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.gennas.study.config.LanguageModel;

/**
 * A server of language models on this machine, over real sockets, in the protocol of one provider.
 * Answers what a function says, in small pieces; scripted faults come first, one a request.
 *
 * <pre>
 * try (FakeModelServer server = FakeModelServer.of(Provider.OLLAMA)) {
 *   server.answering(body -&gt; "22121211").then(ScriptedReply.refusal(500, "busy"));
 *   ChatServer chat = new LangChainServers(server.keys()).open(server.model());
 * </pre>
 */
public final class FakeModelServer implements Closeable {
  /** The key that {@link #keys()} has. */
  public static final String KEY = "sk-planted-0123456789abcdef";

  public static final String MODEL = "toy-model";

  private final Provider provider;
  private final FakeProtocol protocol;
  private final ServerSocket listening;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fake model server");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Socket> open = Collections.synchronizedSet(new HashSet<>());
  private final List<FakeExchange.Request> requests = new CopyOnWriteArrayList<>();
  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch deaf = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final Queue<ScriptedReply> script = new ConcurrentLinkedQueue<>();
  private volatile Function<String, String> answer = body -> "An answer.";
  private volatile String thinking = "";
  private volatile Function<String, Optional<ScriptedReply>> refusing = body -> Optional.empty();

  private FakeModelServer(Provider provider) throws IOException {
    this.provider = provider;
    this.protocol = new FakeProtocol(provider);
    this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** A server that runs until it is closed. */
  public static FakeModelServer of(Provider provider) throws IOException {
    return new FakeModelServer(provider);
  }

  /** Answers from now on what the function makes of a request's body. */
  public FakeModelServer answering(Function<String, String> answers) {
    answer = answers;
    return this;
  }

  /** Sends that reasoning before each answer. */
  public FakeModelServer thinking(String reasoning) {
    thinking = reasoning;
    return this;
  }

  /** The next request that no script waits for already is met with this. */
  public FakeModelServer then(ScriptedReply reply) {
    script.add(reply);
    return this;
  }

  /** Meets requests whose body asks for it with a refusal, ahead of any script. */
  public FakeModelServer refusing(Function<String, Optional<ScriptedReply>> refusal) {
    refusing = refusal;
    return this;
  }

  /** Such as "http://127.0.0.1:40123", where the protocol's usual path follows. */
  public String address() {
    return "http://" + host();
  }

  /** Host and port. */
  public String host() {
    return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
  }

  /** A study's language model at this server. */
  public LanguageModel model() {
    return model(LanguageModel.Limits.none());
  }

  public LanguageModel model(LanguageModel.Limits limits) {
    return new LanguageModel(
        provider.key(),
        MODEL,
        Optional.of(address()),
        Optional.of(0.5),
        LanguageModel.ANSWER_TOKENS,
        "paper",
        false,
        Optional.empty(),
        limits);
  }

  /** The key that goes with it, as from the environment; none for Ollama. */
  public ApiKeys keys() {
    return new ApiKeys(provider.keyVariable().map(name -> Map.of(name, KEY)).orElse(Map.of()));
  }

  /** All requests so far. */
  public List<FakeExchange.Request> requests() {
    return requests;
  }

  /** Waits until one more request has come whole. */
  public void awaitRequest() throws InterruptedException {
    arrived.acquire();
  }

  /** Waits until the client has closed a connection on which it was kept waiting. */
  public void awaitClientsLeave() throws InterruptedException {
    left.await();
  }

  private void accept() {
    try {
      while (!listening.isClosed()) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        if (listening.isClosed()) {
          socket.close();
        } else {
          threads.execute(() -> serve(socket));
        }
      }
    } catch (IOException | RejectedExecutionException e) {
      // closed
    } finally {
      deaf.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      FakeExchange exchange = new FakeExchange(socket, protocol, left);
      for (Optional<FakeExchange.Request> request = exchange.read();
          request.isPresent() && !socket.isClosed();
          request = socket.isClosed() ? Optional.empty() : exchange.read()) {
        requests.add(request.get());
        arrived.release();
        reply(request.get().body()).send(exchange);
      }
    } catch (IOException e) {
      // the client has left
    } finally {
      open.remove(socket);
    }
  }

  private ScriptedReply reply(String body) {
    return refusing
        .apply(body)
        .or(() -> Optional.ofNullable(script.poll()))
        .orElseGet(
            () ->
                exchange -> {
                  exchange.head(200);
                  for (String frame : protocol.answer(thinking, answer.apply(body), "stop")) {
                    exchange.chunk(frame);
                  }
                  exchange.lastChunk();
                });
  }

  @Override
  public void close() throws IOException {
    listening.close();
    try {
      // until then the system still takes connections
      deaf.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
    threads.shutdownNow();
  }
}
