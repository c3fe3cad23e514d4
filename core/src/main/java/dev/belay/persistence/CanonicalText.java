package dev.belay.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The text form of every state and event that is kept: a version, then keys with values, sorted by key. The same
 * content always gives the same characters, so checksums may run over them and texts may be compared.
 *
 * <pre>
 * 1|filled=65|phase=working|ref=3
 * </pre>
 *
 * <p>A backslash keeps the separators, itself and line ends apart from content. This class is immutable and
 * thread-safe.
 */
public final class CanonicalText {

  private final int version;
  private final List<String> keys;
  private final List<String> values;

  private CanonicalText(int version, List<String> keys, List<String> values) {
    this.version = version;
    this.keys = keys;
    this.values = values;
  }

  /** Collects fields; not thread-safe. Quickest when they come in the order of their keys. */
  public static final class Writer {

    private final int version;
    private String[] keys = new String[32];
    private String[] fields = new String[32];
    private int size;

    private Writer(int version) {
      this.version = version;
    }

    /**
     * Adds a field.
     *
     * @param key its name, unused so far
     * @param value its value, written by {@code toString}
     * @return this
     */
    public Writer put(String key, Object value) {
      String field = field(key, value.toString());
      int at = size;
      if (size > 0 && keys[size - 1].compareTo(key) >= 0) {
        int found = Arrays.binarySearch(keys, 0, size, key);
        if (found >= 0) {
          throw new IllegalArgumentException("written twice: " + key);
        }
        at = -found - 1;
      }
      insert(at, key, field);
      return this;
    }

    /**
     * Adds a field if there is a value.
     *
     * @param key its name, unused so far
     * @param value its value
     * @return this
     */
    public Writer put(String key, Optional<?> value) {
      return value.isPresent() ? put(key, (Object) value.get()) : this;
    }

    /**
     * Adds all fields of another writer, which may still be added to and used again.
     *
     * @param other its keys are unused here so far
     * @return this
     */
    public Writer putAll(Writer other) {
      if (size > 0 && other.size > 0 && keys[size - 1].compareTo(other.keys[0]) >= 0) {
        return merge(other);
      }
      while (keys.length < size + other.size) {
        grow();
      }
      System.arraycopy(other.keys, 0, keys, size, other.size);
      System.arraycopy(other.fields, 0, fields, size, other.size);
      size += other.size;
      return this;
    }

    private Writer merge(Writer other) {
      String[] ours = keys;
      String[] text = fields;
      int mine = size;
      keys = new String[mine + other.size + 16];
      fields = new String[keys.length];
      size = 0;
      int i = 0;
      int j = 0;
      while (i < mine || j < other.size) {
        int order = i == mine ? 1 : j == other.size ? -1 : ours[i].compareTo(other.keys[j]);
        if (order == 0) {
          throw new IllegalArgumentException("written twice: " + ours[i]);
        }
        keys[size] = order < 0 ? ours[i] : other.keys[j];
        fields[size++] = order < 0 ? text[i++] : other.fields[j++];
      }
      return this;
    }

    private void insert(int at, String key, String field) {
      if (size == keys.length) {
        grow();
      }
      System.arraycopy(keys, at, keys, at + 1, size - at);
      System.arraycopy(fields, at, fields, at + 1, size - at);
      keys[at] = key;
      fields[at] = field;
      size++;
    }

    private void grow() {
      keys = Arrays.copyOf(keys, keys.length * 2);
      fields = Arrays.copyOf(fields, fields.length * 2);
    }

    /** {@return the text} */
    public String text() {
      int length = 16;
      for (int i = 0; i < size; i++) {
        length += fields[i].length();
      }
      StringBuilder text = new StringBuilder(length).append(version);
      for (int i = 0; i < size; i++) {
        text.append(fields[i]);
      }
      return text.toString();
    }

    private static String field(String key, String value) {
      if (isPlain(key) && isPlain(value)) {
        return "|" + key + "=" + value;
      }
      StringBuilder field = new StringBuilder().append('|');
      escape(key, field);
      field.append('=');
      escape(value, field);
      return field.toString();
    }
  }

  /**
   * {@return a new writer}
   *
   * @param version the version of the content's layout, 1 or more
   */
  public static Writer version(int version) {
    return new Writer(version);
  }

  /**
   * Reads a text back.
   *
   * @param text what a writer wrote
   * @return its content
   * @throws IllegalArgumentException when it is nothing that a writer writes
   */
  public static CanonicalText parse(String text) {
    try {
      return new Reader(text).read();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a canonical text: " + text, e);
    }
  }

  /** Reads in one pass, and refuses whatever a writer would have written differently. */
  private static final class Reader {

    private final String text;
    private final List<String> keys = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    CanonicalText read() {
      String number = part('|');
      int version = Integer.parseInt(number);
      require(number.equals(Integer.toString(version)));
      while (at < text.length()) {
        at++;
        String key = part('=');
        require(at < text.length() && (keys.isEmpty() || keys.get(keys.size() - 1).compareTo(key) < 0));
        at++;
        keys.add(key);
        values.add(part('|'));
      }
      return new CanonicalText(version, keys, values);
    }

    /** What stands before a separator or the end; the other separator may not come first. */
    private String part(char end) {
      int from = at;
      while (at < text.length() && isContent(text.charAt(at))) {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\\') {
        return escaped(from, end);
      }
      require(at == text.length() || text.charAt(at) == end);
      return text.substring(from, at);
    }

    private String escaped(int from, char end) {
      StringBuilder part = new StringBuilder(text.substring(from, at));
      while (at < text.length() && (isContent(text.charAt(at)) || text.charAt(at) == '\\')) {
        char c = text.charAt(at++);
        if (c == '\\') {
          require(at < text.length() && (!isContent(text.charAt(at)) || text.charAt(at) == 'n'));
          c = text.charAt(at++);
          require(c != '\n');
          c = c == 'n' ? '\n' : c;
        }
        part.append(c);
      }
      require(at == text.length() || text.charAt(at) == end);
      return part.toString();
    }

    private static void require(boolean canonical) {
      if (!canonical) {
        throw new IllegalArgumentException("not in canonical form");
      }
    }
  }

  private static void escape(String value, StringBuilder to) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n') {
        to.append("\\n");
      } else {
        if (c == '|' || c == '=' || c == '\\') {
          to.append('\\');
        }
        to.append(c);
      }
    }
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isContent(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isContent(char c) {
    return c != '|' && c != '=' && c != '\\' && c != '\n';
  }

  /** {@return the version of the content's layout} */
  public int version() {
    return version;
  }

  /**
   * {@return a field}
   *
   * @param key its name
   * @throws IllegalArgumentException when the text has no such field
   */
  public String get(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no field '" + key + "' in " + text()));
  }

  /**
   * {@return a field that may be missing}
   *
   * @param key its name
   */
  public Optional<String> find(String key) {
    int found = Collections.binarySearch(keys, key);
    return found < 0 ? Optional.empty() : Optional.of(values.get(found));
  }

  /**
   * {@return a field that is a whole number}
   *
   * @param key its name
   * @throws IllegalArgumentException when it is missing or no whole number
   */
  public long number(String key) {
    return Long.parseLong(get(key));
  }

  /** {@return the names of all fields, in their order} */
  public List<String> names() {
    return Collections.unmodifiableList(keys);
  }

  private String text() {
    Writer writer = new Writer(version);
    for (int i = 0; i < keys.size(); i++) {
      writer.put(keys.get(i), values.get(i));
    }
    return writer.text();
  }
}
