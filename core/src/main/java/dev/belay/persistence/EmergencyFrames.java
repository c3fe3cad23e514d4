package dev.belay.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of one file of a {@link FileEmergencyJournal}: records, one after the other.
 *
 * <pre>
 * mark "BEJ1" (4) | length of the text in bytes (4) | CRC32C over length and text (4) | text of EntryText, UTF-8
 * </pre>
 *
 * <p>Numbers are big-endian. The last character of the mark is the version of the framing; the text carries its own.
 */
final class EmergencyFrames {

  private static final int MARK = 0x42454A31;
  private static final int HEAD = 12;

  private EmergencyFrames() {}

  static byte[] encode(Entry entry) {
    return frame(EntryText.write(entry).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] frame(byte[] text) {
    return ByteBuffer.allocate(HEAD + text.length).putInt(MARK).putInt(text.length).putInt(checksum(text)).put(text)
        .array();
  }

  /** {@return what a file's bytes hold; after a damaged part reading goes on at the next record that is whole} */
  static EmergencyJournal.Content decode(String where, byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    List<EmergencyJournal.Damage> damage = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(bytes);
    int at = 0;
    while (at < bytes.length) {
      int length = lengthAt(file, at);
      if (length < 0) {
        int next = nextWhole(file, at + 1);
        damage.add(new EmergencyJournal.Damage(next == bytes.length ? EmergencyJournal.Obstacle.TORN_TAIL
            : EmergencyJournal.Obstacle.UNREADABLE, where, at, next - at));
        at = next;
      } else {
        read(where, bytes, at, length, entries, damage);
        at += HEAD + length;
      }
    }
    return new EmergencyJournal.Content(entries, damage);
  }

  private static void read(String where, byte[] bytes, int at, int length, List<Entry> entries,
      List<EmergencyJournal.Damage> damage) {
    try {
      entries.add(EntryText.read(new String(bytes, at + HEAD, length, StandardCharsets.UTF_8)));
    } catch (StoreException unreadable) {
      EmergencyJournal.Obstacle obstacle = unreadable.failure() == StoreFailure.NEWER
          ? EmergencyJournal.Obstacle.NEWER : EmergencyJournal.Obstacle.UNREADABLE;
      damage.add(new EmergencyJournal.Damage(obstacle, where, at, HEAD + length));
    }
  }

  private static int nextWhole(ByteBuffer file, int from) {
    int at = from;
    while (at < file.limit() && lengthAt(file, at) < 0) {
      at++;
    }
    return at;
  }

  /** The length of the text of a whole record that begins here, -1 when none does. */
  private static int lengthAt(ByteBuffer file, int at) {
    if (file.limit() - at < HEAD || file.getInt(at) != MARK) {
      return -1;
    }
    int length = file.getInt(at + 4);
    if (length < 0 || length > file.limit() - at - HEAD) {
      return -1;
    }
    byte[] text = new byte[length];
    file.get(at + HEAD, text);
    return checksum(text) == file.getInt(at + 8) ? length : -1;
  }

  private static int checksum(byte[] text) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(text.length).flip());
    crc.update(text, 0, text.length);
    return (int) crc.getValue();
  }
}
