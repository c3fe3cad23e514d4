package dev.belay.testkit;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.ReadFailure;
import dev.belay.market.InstrumentId;
import dev.belay.order.BrokerOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Views of the truth: what a read tells, with the fault that befalls it. */
final class SimulatedReads {

  /** What a row of a list is about. */
  record Rows<T>(Function<T, InstrumentId> instrument, Function<T, Optional<BrokerOrderId>> order) {}

  private final SimulatedExchange exchange;
  private final Faults<Read, ReadFault> faults;
  private final boolean closed;

  SimulatedReads(SimulatedExchange exchange, Faults<Read, ReadFault> faults, boolean closed) {
    this.exchange = exchange;
    this.faults = faults;
    this.closed = closed;
  }

  <T> CompletionStage<BrokerRead<List<T>>> list(Read kind, Function<Instant, List<T>> view, Rows<T> rows) {
    return read(kind, asOf -> ok(view.apply(asOf)), fault -> cut(view, fault, rows));
  }

  /** A list that is never empty in truth: no rows mean the failure. */
  <T> CompletionStage<BrokerRead<List<T>>> list(Read kind, Function<Instant, List<T>> view, Rows<T> rows,
      ReadFailure none) {
    Function<List<T>, BrokerRead<List<T>>> told =
        shown -> shown.isEmpty() ? failed(none, "nothing is known of it") : ok(shown);
    return read(kind, asOf -> told.apply(view.apply(asOf)), fault ->
        view.apply(now()).isEmpty() ? told.apply(List.of()) : cut(view, fault, rows));
  }

  <T> CompletionStage<BrokerRead<T>> single(Read kind, Function<Instant, T> view) {
    return read(kind, asOf -> ok(view.apply(asOf)), fault ->
        fault.kind() == ReadFault.Kind.EMPTY || fault.kind() == ReadFault.Kind.TRUNCATED
            ? failed(ReadFailure.UNREADABLE, "a part is missing") : ok(view.apply(now())));
  }

  private interface Spoiled<T> {
    BrokerRead<T> by(ReadFault fault);
  }

  private <T> CompletionStage<BrokerRead<T>> read(Read kind, Function<Instant, BrokerRead<T>> view,
      Spoiled<T> spoiled) {
    CompletableFuture<BrokerRead<T>> told = new CompletableFuture<>();
    if (closed) {
      later(Duration.ZERO, () -> told.complete(failed(ReadFailure.UNREACHABLE, "this client is closed")));
      return told.minimalCompletionStage();
    }
    later(exchange.latency().request(), () -> {
      Optional<Faults.Befalls<ReadFault>> fault = faults.befalling(kind);
      BrokerRead<T> answer = !exchange.takesRead() ? failed(ReadFailure.RATE, "Too many requests")
          : fault.isPresent() ? answer(fault.get().fault(), view, spoiled) : view.apply(now());
      if (fault.isEmpty()) {
        later(exchange.latency().answer(), () -> told.complete(answer));
      } else {
        deliver(fault.get(), answer, view, told);
      }
    });
    return told.minimalCompletionStage();
  }

  private <T> void deliver(Faults.Befalls<ReadFault> befalls, BrokerRead<T> answer,
      Function<Instant, BrokerRead<T>> view, CompletableFuture<BrokerRead<T>> told) {
    ReadFault fault = befalls.fault();
    if (fault.kind() == ReadFault.Kind.SILENT) {
      befalls.counter().matter(true);
      return;
    }
    Duration extra = fault.kind() == ReadFault.Kind.SLOW ? ((ReadFault.Slow) fault).by() : Duration.ZERO;
    later(exchange.latency().answer().plus(extra), () -> {
      befalls.counter().matter(!answer.value().equals(view.apply(now()).value()));
      told.complete(answer);
    });
  }

  private <T> BrokerRead<T> answer(ReadFault fault, Function<Instant, BrokerRead<T>> view, Spoiled<T> spoiled) {
    return switch (fault.kind()) {
      case FAILS -> failed(((ReadFault.Fails) fault).cause(), "scripted failure");
      case STALE -> view.apply(now().minus(((ReadFault.Stale) fault).by()));
      case EMPTY, TRUNCATED, HIDES, OMITS, TORN -> spoiled.by(fault);
      case SLOW, SILENT -> view.apply(now());
    };
  }

  private <T> BrokerRead<List<T>> cut(Function<Instant, List<T>> view, ReadFault fault, Rows<T> about) {
    List<T> rows = view.apply(now());
    return ok(switch (fault.kind()) {
      case EMPTY -> List.of();
      case TRUNCATED -> rows.subList(0, StrictMath.min(rows.size(), ((ReadFault.Truncated) fault).keep()));
      case HIDES -> without(rows, row ->
          about.instrument().apply(row).equals(((ReadFault.Hides) fault).instrument()));
      case OMITS -> without(rows, row ->
          about.order().apply(row).filter(((ReadFault.Omits) fault).order()::equals).isPresent());
      case TORN -> torn(view.apply(now().minus(((ReadFault.Torn) fault).by())), rows);
      case FAILS, STALE, SLOW, SILENT -> rows;
    });
  }

  private static <T> List<T> without(List<T> rows, Predicate<T> gone) {
    return rows.stream().filter(gone.negate()).toList();
  }

  private static <T> List<T> torn(List<T> before, List<T> now) {
    int half = now.size() / 2;
    List<T> rows = new ArrayList<>(before.subList(0, StrictMath.min(half, before.size())));
    rows.addAll(now.subList(half, now.size()));
    return List.copyOf(rows);
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
