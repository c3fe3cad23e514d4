package dev.belay.coordinator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What persons ask for, from any thread and at any time. While the store is being opened a command waits and is carried
 * out first, before anything is decided: a kill switch that is pulled during the start is not lost.
 */
final class Commands {

  private final EventLoop loop;
  private final List<Consumer<Engine>> early = new ArrayList<>();
  private final List<CompletableFuture<?>> unanswered = new ArrayList<>();
  private Optional<Engine> engine = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();

  Commands(EventLoop loop) {
    this.loop = loop;
  }

  /** Any thread. The command completes its stage itself; where the start has failed it completes exceptionally. */
  <T> CompletionStage<T> give(BiConsumer<Engine, CompletableFuture<T>> command) {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.post(() -> {
      if (failure.isPresent()) {
        done.completeExceptionally(failure.get());
      } else if (engine.isPresent()) {
        command.accept(engine.get(), done);
      } else {
        unanswered.add(done);
        early.add(running -> command.accept(running, done));
      }
    });
    return done.minimalCompletionStage();
  }

  /** The store is open and what it knows is loaded. Loop only. */
  void opened(Engine running) {
    engine = Optional.of(running);
    early.forEach(each -> each.accept(running));
    early.clear();
    unanswered.clear();
  }

  /** There will be no engine. Loop only. */
  void failed(Throwable why) {
    failure = Optional.of(why);
    unanswered.forEach(each -> each.completeExceptionally(why));
    early.clear();
    unanswered.clear();
  }
}
