package dev.belay.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The disk after the power failed: all that was synced, and of the rest what chance left, in sectors of 512 bytes. */
final class Image {

  private static final int SECTOR = 512;

  private final Bytes store;
  private final Bytes log = new Bytes(new byte[0]);
  private int lastTold = -1;
  private int lastDurable = -1;

  /** A file that grows as it is written. */
  private static final class Bytes {
    private byte[] content;
    private int length;
    private final List<Trace.Call> unsynced = new ArrayList<>();

    private Bytes(byte[] content) {
      this.content = content.clone();
      this.length = content.length;
    }

    private byte[] toArray() {
      return Arrays.copyOf(content, length);
    }

    /** Grows by more than is asked for, or a log that is written page by page is copied for each page. */
    private void resize(int to) {
      if (to > content.length) {
        content = Arrays.copyOf(content, Math.max(to, 2 * content.length));
      } else if (to < length) {
        Arrays.fill(content, to, length, (byte) 0);
      }
      length = to;
    }

    private void put(byte[] data, int from, int count, long offset) {
      int end = (int) offset + from + count;
      if (end > length) {
        resize(end);
      }
      System.arraycopy(data, from, content, (int) offset + from, count);
    }

    private void sync() {
      unsynced.forEach(this::apply);
      unsynced.clear();
    }

    private void apply(Trace.Call call) {
      if (call.kind() == Trace.Kind.CUT) {
        resize((int) call.number());
      } else {
        put(call.data(), 0, call.data().length, call.number());
      }
    }

    /** Each call that was not synced is there, or is not, or only some sectors of it are. */
    private void settle(SplittableRandom random) {
      for (Trace.Call call : unsynced) {
        int fate = random.nextInt(3);
        if (fate == 0) {
          apply(call);
        } else if (fate == 1 && call.kind() == Trace.Kind.WRITE) {
          for (int from = 0; from < call.data().length; from += SECTOR) {
            if (random.nextBoolean()) {
              put(call.data(), from, Math.min(SECTOR, call.data().length - from), call.number());
            }
          }
        }
      }
      unsynced.clear();
    }
  }

  Image(byte[] before, List<Trace.Call> calls, SplittableRandom random) {
    store = new Bytes(before);
    for (Trace.Call call : calls) {
      Bytes bytes = call.path().endsWith("-wal") ? log : store;
      switch (call.kind()) {
        case WRITE, CUT -> bytes.unsynced.add(call);
        case SYNC -> bytes.sync();
        case TOLD -> {
          lastTold = Math.max(lastTold, (int) call.number());
          lastDurable = call.number() % 2 == 0 ? Math.max(lastDurable, (int) call.number()) : lastDurable;
        }
      }
    }
    store.settle(random);
    log.settle(random);
  }

  byte[] store() {
    return store.toArray();
  }

  byte[] log() {
    return log.toArray();
  }

  int lastTold() {
    return lastTold;
  }

  int lastDurable() {
    return lastDurable;
  }
}
