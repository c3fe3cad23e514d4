package dev.belay.kite;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.RejectionReason;
import dev.belay.time.Moment;
import dev.belay.time.TimeSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests in two lanes and grades their answers. Writes never wait behind reads. */
final class Requests {

  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
  private static final String BUSY = "not sent: too many requests wait for their answers, or the client is closed";

  private final Transport transport;
  private final Lane writes;
  private final Lane reads;
  private final Tokens tokens;
  private final TimeSource time;
  private final WriteJudge writeJudge;
  private final ReadJudge readJudge;

  Requests(KiteConfig config, Transport transport, Tokens tokens, Secrets secrets, TimeSource time) {
    this.transport = transport;
    this.tokens = tokens;
    this.time = time;
    writes = config.sender().map(Lane::on).orElseGet(() -> Lane.ofThreads("write", config.unanswered()));
    reads = config.sender().map(Lane::on).orElseGet(() -> Lane.ofThreads("read", config.unanswered()));
    writeJudge = new WriteJudge(secrets);
    readJudge = new ReadJudge(secrets, time::wall);
  }

  /** Sends a new order once. */
  CompletionStage<PlaceResult> place(Call call) {
    return write(ErrorRow.On.PLACE, Optional.empty(), call, Verdict::placed);
  }

  /**
   * Sends a change of an order once; an id that is not of the broker's form never becomes part of an address.
   */
  <T> CompletionStage<T> change(ErrorRow.On asked, BrokerOrderId id, Function<BrokerOrderId, Call> form,
      Function<Verdict, T> result) {
    if (!OrderIds.isOfForm(id)) {
      Verdict malformed = new Verdict.Refused(
          BrokerRejection.of(RejectionReason.MALFORMED, "not sent: this broker has no such order id"));
      return CompletableFuture.completedFuture(result.apply(malformed)).minimalCompletionStage();
    }
    return write(asked, Optional.of(id), form.apply(id), result);
  }

  private <T> CompletionStage<T> write(ErrorRow.On asked, Optional<BrokerOrderId> about, Call call,
      Function<Verdict, T> result) {
    return writes.run(() -> result.apply(writeNow(asked, about, call)),
        () -> result.apply(Verdict.notSent(BUSY)), text -> result.apply(new Verdict.Unknown(text)));
  }

  /** Sends a write once, on this thread. */
  Verdict writeNow(ErrorRow.On asked, Optional<BrokerOrderId> about, Call call) {
    String authorization = tokens.authorization();
    if (authorization.isEmpty()) {
      return new Verdict.Refused(BrokerRejection.of(RejectionReason.TOKEN, "not sent: nobody has logged in"));
    }
    Verdict verdict = writeJudge.judge(asked, about, timed(call, authorization));
    if (verdict instanceof Verdict.Refused refused && refused.rejection().reason() == RejectionReason.TOKEN) {
      tokens.refused(authorization);
    }
    if (verdict instanceof Verdict.Unknown unknown) {
      LOG.warn("{} is indeterminate: {}", call, unknown.cause());
    }
    return verdict;
  }

  /** Sends a read, and turns what it brought into a value. */
  <T, R> CompletionStage<BrokerRead<R>> read(Call call, Envelope.DataReader<T> reader, Function<T, R> then) {
    return reads.run(() -> readNow(call, reader).map(then),
        () -> new BrokerRead.Failed<>(ReadFailure.UNREACHABLE, BUSY),
        text -> new BrokerRead.Failed<>(ReadFailure.UNREADABLE, text));
  }

  /** Sends a read on this thread. */
  <T> BrokerRead<T> readNow(Call call, Envelope.DataReader<T> reader) {
    String authorization = call.isSigned() ? tokens.authorization() : "";
    if (call.isSigned() && authorization.isEmpty()) {
      return new BrokerRead.Failed<>(ReadFailure.TOKEN, "not sent: nobody has logged in");
    }
    BrokerRead<T> read = readJudge.judge(timed(call, authorization), reader);
    if (call.isSigned() && read instanceof BrokerRead.Failed<T> failed && failed.cause() == ReadFailure.TOKEN) {
      tokens.refused(authorization);
    }
    return read;
  }

  /** Runs several requests one after the other in the lane of reads. */
  <T> CompletionStage<T> runInReads(Supplier<T> work, Function<String, T> broken) {
    return reads.run(work, () -> broken.apply(BUSY), broken);
  }

  /** {@return the present moment, by the client's clock} */
  Moment now() {
    return time.now();
  }

  private Answer timed(Call call, String authorization) {
    long begun = time.monotonicNanos();
    Answer answer = transport.send(call, authorization);
    if (LOG.isDebugEnabled()) {
      String outcome = answer instanceof Answer.Received received ? "HTTP " + received.code()
          : answer.getClass().getSimpleName();
      LOG.debug("{} took {} µs: {}", call, (time.monotonicNanos() - begun) / 1000, outcome);
    }
    return answer;
  }

  void close() {
    writes.close();
    reads.close();
    tokens.forget();
    transport.close();
  }
}
