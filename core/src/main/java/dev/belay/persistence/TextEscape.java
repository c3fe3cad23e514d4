package dev.belay.persistence;

/** Any text as one line that UTF-8 can carry, and back. */
final class TextEscape {

  private static final int HEX = 16;

  private TextEscape() {}

  static String escape(String value) {
    StringBuilder line = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '\\') {
        line.append("\\\\");
      } else if (each == '\n') {
        line.append("\\n");
      } else if (each == '\r') {
        line.append("\\r");
      } else if (isLoneSurrogate(value, i)) {
        line.append("\\u").append(Integer.toString(each, HEX));
      } else {
        line.append(each);
      }
    }
    return line.toString();
  }

  static String unescape(String line) {
    if (line.indexOf('\\') < 0) {
      return line;
    }
    StringBuilder value = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char each = line.charAt(i);
      if (each != '\\') {
        value.append(each);
        continue;
      }
      i++;
      char code = i < line.length() ? line.charAt(i) : ' ';
      if (code == 'u' && i + 4 < line.length()) {
        value.append((char) Integer.parseInt(line.substring(i + 1, i + 5), HEX));
        i += 4;
      } else {
        value.append(plain(code));
      }
    }
    return value.toString();
  }

  private static char plain(char code) {
    return switch (code) {
      case '\\' -> '\\';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> throw new IllegalArgumentException("an escape that nobody writes: \\" + code);
    };
  }

  private static boolean isLoneSurrogate(String value, int i) {
    char each = value.charAt(i);
    if (Character.isHighSurrogate(each)) {
      return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
    }
    return Character.isLowSurrogate(each) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
  }
}
