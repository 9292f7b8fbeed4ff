package org.gennas.runner.inspection;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.gennas.study.inspection.Answer;
import org.gennas.study.inspection.Reading;

/**
 * A question that somebody waits for.
 *
 * @param grey empty: only load the model
 * @param result what of the answer is wanted
 */
record Request<T>(
    Path model, byte[] grey, CompletableFuture<T> future, Function<Answer, T> result) {

  static Request<Reading> reading(Path model, byte[] grey) {
    return new Request<>(
        model, grey.clone(), new CompletableFuture<>(), answer -> ((Answer.Told) answer).reading());
  }

  static Request<Void> warming(Path model) {
    return new Request<>(model, new byte[0], new CompletableFuture<>(), answer -> null);
  }

  /** Nobody waits any more. */
  boolean over() {
    return future.isDone();
  }

  void answered(Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      failed(new InspectionProblem(refused.what(), refused.remedy()));
    } else {
      future.complete(result.apply(answer));
    }
  }

  void failed(Exception problem) {
    future.completeExceptionally(problem);
  }

  void cancel() {
    future.cancel(false);
  }
}
