package dev.belay.kite;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.ReadFailure;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Judges answers to reads: complete, or failed. Nothing that fails can pass for empty. */
final class ReadJudge {

  private static final Pattern NOT_FOUND = Pattern.compile("Couldn't find that `?order_id`?");

  private final Secrets secrets;
  private final Supplier<Instant> clock;

  ReadJudge(Secrets secrets, Supplier<Instant> clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  <T> BrokerRead<T> judge(Answer answer, Envelope.DataReader<T> reader) {
    if (answer instanceof Answer.NotSent notSent) {
      return new BrokerRead.Failed<>(ReadFailure.UNREACHABLE, notSent.cause());
    }
    if (answer instanceof Answer.Lost lost) {
      return new BrokerRead.Failed<>(ReadFailure.UNREACHABLE, lost.cause());
    }
    Answer.Received received = (Answer.Received) answer;
    return received.code() == 200 ? judgeOk(received, reader) : judgeError(received);
  }

  private <T> BrokerRead<T> judgeOk(Answer.Received received, Envelope.DataReader<T> reader) {
    try {
      Envelope<T> envelope = Envelope.read(received.body(), reader);
      if (!envelope.success()) {
        return failed(200, envelope.errorType(), envelope.message());
      }
      return envelope.data()
          .<BrokerRead<T>>map(data -> new BrokerRead.Ok<>(data, Times.httpDate(received.date()).orElseGet(clock)))
          .orElseGet(() -> new BrokerRead.Failed<>(ReadFailure.UNREADABLE, "the answer has no data"));
    } catch (UnreadableException e) {
      return new BrokerRead.Failed<>(ReadFailure.UNREADABLE, e.getMessage());
    }
  }

  private <T> BrokerRead<T> judgeError(Answer.Received received) {
    try {
      Envelope<Boolean> envelope = Envelope.readWithoutData(received.body());
      return failed(received.code(), envelope.errorType(), envelope.message());
    } catch (UnreadableException e) {
      return failed(received.code(), "", "");
    }
  }

  private <T> BrokerRead<T> failed(int code, String errorType, String message) {
    String text = secrets.hide(message);
    ReadFailure cause;
    if (code == 429) {
      cause = ReadFailure.RATE;
    } else if (errorType.equals("TokenException")) {
      cause = ReadFailure.TOKEN;
    } else if (NOT_FOUND.matcher(text).find()) {
      cause = ReadFailure.NOT_FOUND;
    } else {
      cause = ReadFailure.SERVER;
    }
    return new BrokerRead.Failed<>(cause, text.isBlank() ? "HTTP " + code : "HTTP " + code + ": " + text);
  }
}
