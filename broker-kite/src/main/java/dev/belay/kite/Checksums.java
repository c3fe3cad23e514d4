package dev.belay.kite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-256 as lower-case hexadecimal text. */
final class Checksums {

  private Checksums() {}

  static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Compares in a time that does not tell where the first difference is. */
  static boolean matches(String text, String checksum) {
    return MessageDigest.isEqual(sha256(text).getBytes(StandardCharsets.UTF_8),
        checksum.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
