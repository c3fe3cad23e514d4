package dev.belay.kite;

import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The token in use, its end, and who is told when a new one is needed. Thread-safe; the hook is called
 * unlocked.
 */
final class Tokens {

  private final TimeSource time;
  private final LoginHook hook;
  private Optional<Token> current = Optional.empty();
  private Optional<Token> asked = Optional.empty();
  private Timer end = () -> {};
  private volatile Runnable inUse = () -> {};

  /** A token as the header that carries it; compared by identity of its text. */
  private static final class Token {
    private final String header;
    private final Instant end;

    Token(String header, Instant end) {
      this.header = header;
      this.end = end;
    }
  }

  Tokens(TimeSource time, LoginHook hook) {
    this.time = time;
    this.hook = hook;
  }

  /** Who is told that a new token is in use. */
  void onUse(Runnable listener) {
    inUse = listener;
  }

  void use(String header, Instant endsAt) {
    synchronized (this) {
      Token next = new Token(header, endsAt);
      end.cancel();
      current = Optional.of(next);
      Duration left = Duration.between(time.wall(), endsAt);
      end = time.after(left, () -> needLogin(next, LoginHook.Cause.EXPIRED));
    }
    inUse.run();
  }

  synchronized void forget() {
    end.cancel();
    current = Optional.empty();
  }

  /** The header of signed requests, blank without a token. */
  synchronized String authorization() {
    return current.map(token -> token.header).orElse("");
  }

  synchronized Optional<Instant> endsAt() {
    return current.map(token -> token.end);
  }

  /** The broker refused a request with this header; asks for a login if it is still the one in use. */
  void refused(String header) {
    Optional<Token> used;
    synchronized (this) {
      used = current.filter(token -> token.header.equals(header));
    }
    used.ifPresent(token -> needLogin(token, LoginHook.Cause.REFUSED));
  }

  private void needLogin(Token of, LoginHook.Cause cause) {
    synchronized (this) {
      if (asked.filter(token -> token == of).isPresent() || current.filter(token -> token == of).isEmpty()) {
        return;
      }
      asked = Optional.of(of);
    }
    hook.loginNeeded(cause);
  }
}
