package org.gennas.proposal.llm;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A response's body as it arrives: handed from the connection's threads to the one that asks, which
 * can so be interrupted and notices silence. One parcel at a time is asked for.
 */
final class ArrivingBytes implements BodySubscriber<ArrivingBytes> {
  /** What comes from the connection. */
  sealed interface Arrival {}

  record Parcel(List<ByteBuffer> buffers) implements Arrival {}

  record End() implements Arrival {}

  record Broken(Throwable cause) implements Arrival {}

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  @Override
  public CompletionStage<ArrivingBytes> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription.complete(given)) {
      given.request(1);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    arrivals.add(new Parcel(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    arrivals.add(new Broken(cause));
  }

  @Override
  public void onComplete() {
    arrivals.add(new End());
  }

  /** The next arrival; empty where none came in that time. */
  Optional<Arrival> next(Duration patience) throws InterruptedException {
    Arrival arrival = arrivals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (arrival instanceof Parcel) {
      subscription.thenAccept(s -> s.request(1));
    }
    return Optional.ofNullable(arrival);
  }

  /** Wants no more: closes the connection unless the body has ended. */
  void cancel() {
    if (!subscription.cancel(false)) {
      subscription.thenAccept(Flow.Subscription::cancel);
    }
  }
}
