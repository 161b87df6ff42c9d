package dev.redial.http.raw;

import java.nio.channels.CompletionHandler;

/** Tells an application how much of what it wrote to an asynchronous channel is written. */
final class RawAsyncHandler implements CompletionHandler<Number, Object> {
  private final RawAsyncWrite write;
  private final CompletionHandler<Number, Object> told;
  private final boolean gathers;

  RawAsyncHandler(RawAsyncWrite write, CompletionHandler<Number, Object> told, boolean gathers) {
    this.write = write;
    this.told = told;
    this.gathers = gathers;
  }

  @Override
  public void completed(Number count, Object attachment) {
    long finished = write.finish();
    told.completed(gathers ? (Number) finished : (Number) (int) finished, attachment);
  }

  @Override
  public void failed(Throwable why, Object attachment) {
    told.failed(write.why(why), attachment);
  }
}
