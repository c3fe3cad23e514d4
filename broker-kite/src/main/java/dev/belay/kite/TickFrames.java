package dev.belay.kite;

import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Binary frames of the stream: a count, then packets with a length each. A frame of one byte is a heartbeat.
 */
final class TickFrames {

  private static final int HEADER = 2;

  private TickFrames() {}

  /**
   * The ticks of a frame; packets of a length that is not known are passed over, because the broker adds
   * kinds.
   *
   * @throws UnreadableException when counts and lengths do not fit the frame: nothing of it is used
   */
  static List<KiteTick> read(byte[] frame, Moment received) throws UnreadableException {
    if (frame.length < HEADER) {
      return List.of();
    }
    int packets = number(frame, 0);
    List<KiteTick> ticks = new ArrayList<>(Math.min(packets, frame.length / KiteTick.LTP_LENGTH));
    int at = HEADER;
    for (int i = 0; i < packets; i++) {
      int length = at + HEADER <= frame.length ? number(frame, at) : -1;
      at += HEADER;
      if (length < 0 || at + length > frame.length) {
        throw new UnreadableException("a frame of the stream that is cut short");
      }
      if (KiteTick.isKnown(length)) {
        ticks.add(new KiteTick(Arrays.copyOfRange(frame, at, at + length), received));
      }
      at += length;
    }
    if (at != frame.length) {
      throw new UnreadableException("a frame of the stream with bytes after its last packet");
    }
    return ticks;
  }

  private static int number(byte[] frame, int at) {
    return (frame[at] & 0xff) << 8 | frame[at + 1] & 0xff;
  }
}
