package dev.redial.http.raw;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The same as {@link RawAsyncHandler}, for an application that brings no handler. */
final class RawAsyncFuture implements Future<Integer> {
  private final RawAsyncWrite write;
  private final Future<?> future;

  RawAsyncFuture(RawAsyncWrite write, Future<?> future) {
    this.write = write;
    this.future = future;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return future.cancel(mayInterruptIfRunning);
  }

  @Override
  public boolean isCancelled() {
    return future.isCancelled();
  }

  /** From then on the application may look at its buffer, also if it does not ask for more. */
  @Override
  public boolean isDone() {
    boolean isDone = future.isDone();
    if (isDone) {
      write.finish();
    }
    return isDone;
  }

  @Override
  public Integer get() throws InterruptedException, ExecutionException {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
    return (int) write.finish();
  }

  @Override
  public Integer get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      future.get(timeout, unit);
    } catch (ExecutionException e) {
      throw failure(e);
    }
    return (int) write.finish();
  }

  private ExecutionException failure(ExecutionException of) {
    return new ExecutionException(write.why(Objects.requireNonNullElse(of.getCause(), of)));
  }
}
