package dev.belay.testkit.kite;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is under way on the wire: requests that clients have begun and that do not wait at the server, and
 * pushed frames that nobody has confirmed. Thread-safe.
 */
final class UnderWay {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean watched;
  private int begun;
  private int kept;
  private int pushed;

  /** Somebody waits for nothing to be under way: pushed frames must be confirmed from now on. */
  void watch() {
    watched = true;
  }

  boolean isWatched() {
    return watched;
  }

  /** A client begins a request. */
  void begin() {
    change(1, 0, 0);
  }

  /** A client's request has ended. */
  void end() {
    change(-1, 0, 0);
  }

  /** A request waits at the server from now on. */
  void keep() {
    change(0, 1, 0);
  }

  /** A request's answer is about to leave the server. */
  void let() {
    change(0, -1, 0);
  }

  /** A frame is about to be pushed. */
  void push() {
    change(0, 0, 1);
  }

  /** So many frames were confirmed, or their connection has ended. */
  void confirm(int frames) {
    change(0, 0, -frames);
  }

  private void change(int requests, int waiting, int frames) {
    lock.lock();
    try {
      begun += requests;
      kept += waiting;
      pushed += frames;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** {@return whether nothing was under way any more within so much of the machine's time} */
  boolean awaitNothing(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while ((begun != kept || pushed != 0) && left > 0) {
        left = changed.awaitNanos(left);
      }
      return begun == kept && pushed == 0;
    } finally {
      lock.unlock();
    }
  }
}
