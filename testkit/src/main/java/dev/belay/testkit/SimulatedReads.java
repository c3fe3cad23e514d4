package dev.belay.testkit;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.ReadFailure;
import dev.belay.market.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Views of the truth: what a read tells, with the fault that befalls it. */
final class SimulatedReads {

  private final SimulatedExchange exchange;
  private final Faults<Read, ReadFault> faults;
  private final boolean closed;

  SimulatedReads(SimulatedExchange exchange, Faults<Read, ReadFault> faults, boolean closed) {
    this.exchange = exchange;
    this.faults = faults;
    this.closed = closed;
  }

  <T> CompletionStage<BrokerRead<List<T>>> list(Read kind, Function<Instant, List<T>> view,
      Function<T, InstrumentId> instrument) {
    return read(kind, asOf -> ok(view.apply(asOf)),
        (fault, answer) -> answer.map(rows -> cut(rows, fault, instrument)));
  }

  /** A list that is never empty in truth: no rows mean the failure. */
  <T> CompletionStage<BrokerRead<List<T>>> list(Read kind, Function<Instant, List<T>> view,
      Function<T, InstrumentId> instrument, ReadFailure none) {
    return read(kind, asOf -> {
      List<T> rows = view.apply(asOf);
      return rows.isEmpty() ? new BrokerRead.Failed<>(none, "nothing is known of it") : ok(rows);
    }, (fault, answer) -> answer.map(rows -> cut(rows, fault, instrument)));
  }

  <T> CompletionStage<BrokerRead<T>> single(Read kind, Function<Instant, T> view) {
    return read(kind, asOf -> ok(view.apply(asOf)), (fault, answer) ->
        fault.kind() == ReadFault.Kind.EMPTY || fault.kind() == ReadFault.Kind.TRUNCATED
            ? new BrokerRead.Failed<>(ReadFailure.UNREADABLE, "a part is missing") : answer);
  }

  private interface Spoil<T> {
    BrokerRead<T> apply(ReadFault fault, BrokerRead<T> answer);
  }

  private <T> CompletionStage<BrokerRead<T>> read(Read kind, Function<Instant, BrokerRead<T>> view, Spoil<T> spoil) {
    CompletableFuture<BrokerRead<T>> told = new CompletableFuture<>();
    if (closed) {
      later(Duration.ZERO, () -> told.complete(failed(ReadFailure.UNREACHABLE, "this client is closed")));
      return told.minimalCompletionStage();
    }
    later(exchange.latency().request(), () -> {
      Optional<ReadFault> fault = faults.befalling(kind);
      BrokerRead<T> answer = !exchange.takesRead() ? failed(ReadFailure.RATE, "Too many requests")
          : fault.map(each -> answer(each, view, spoil)).orElseGet(() -> view.apply(now()));
      Duration extra = fault.filter(each -> each.kind() == ReadFault.Kind.SLOW)
          .map(each -> ((ReadFault.Slow) each).by()).orElse(Duration.ZERO);
      if (fault.map(ReadFault::kind).orElse(ReadFault.Kind.SLOW) != ReadFault.Kind.SILENT) {
        later(exchange.latency().answer().plus(extra), () -> told.complete(answer));
      }
    });
    return told.minimalCompletionStage();
  }

  private <T> BrokerRead<T> answer(ReadFault fault, Function<Instant, BrokerRead<T>> view, Spoil<T> spoil) {
    return switch (fault.kind()) {
      case FAILS -> failed(((ReadFault.Fails) fault).cause(), "scripted failure");
      case STALE -> view.apply(now().minus(((ReadFault.Stale) fault).by()));
      case EMPTY, TRUNCATED, HIDES -> spoil.apply(fault, view.apply(now()));
      case SLOW, SILENT -> view.apply(now());
    };
  }

  private static <T> List<T> cut(List<T> rows, ReadFault fault, Function<T, InstrumentId> instrument) {
    return switch (fault.kind()) {
      case EMPTY -> List.of();
      case TRUNCATED -> rows.stream().limit(((ReadFault.Truncated) fault).keep()).toList();
      case HIDES -> rows.stream()
          .filter(each -> !instrument.apply(each).equals(((ReadFault.Hides) fault).instrument())).toList();
      case FAILS, STALE, SLOW, SILENT -> rows;
    };
  }

  private <T> BrokerRead<T> ok(T answer) {
    return new BrokerRead.Ok<>(answer, now());
  }

  private static <T> BrokerRead<T> failed(ReadFailure cause, String text) {
    return new BrokerRead.Failed<>(cause, text);
  }

  private Instant now() {
    return exchange.time().wall();
  }

  private void later(Duration delay, Runnable task) {
    exchange.time().after(delay, task);
  }
}
