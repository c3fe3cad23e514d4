package dev.belay.kite;

/**
 * Told when a person must log in. One login a day is normal: tokens end at six in the morning, Indian time.
 */
@FunctionalInterface
public interface LoginHook {

  /** Why a login is needed. */
  enum Cause {
    /** The token's time is over. */
    EXPIRED,
    /** The broker refused the token: logged out elsewhere, or replaced by another login. */
    REFUSED
  }

  /**
   * Takes the news, once per token. Any thread, without blocking: send a message with {@link
   * KiteSession#loginUrl()}, and pass the request token to {@link KiteSession#login} when the person comes
   * back.
   *
   * @param cause why
   */
  void loginNeeded(Cause cause);
}
