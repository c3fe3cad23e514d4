package dev.belay.persistence;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
  private final SortedMap<String, String> fields;

  private CanonicalText(int version, SortedMap<String, String> fields) {
    this.version = version;
    this.fields = Collections.unmodifiableSortedMap(fields);
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
    int end = text.indexOf('|');
    try {
      int version = Integer.parseInt(end < 0 ? text : text.substring(0, end));
      CanonicalText result = new CanonicalText(version, fields(end < 0 ? "" : text.substring(end + 1)));
      if (!result.text().equals(text)) {
        throw new IllegalArgumentException("not in canonical form");
      }
      return result;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a canonical text: " + text, e);
    }
  }

  private static SortedMap<String, String> fields(String text) {
    SortedMap<String, String> fields = new TreeMap<>();
    StringBuilder part = new StringBuilder();
    String key = null;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '|' : text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        part.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else if (c == '=' && key == null) {
        key = part.toString();
        part.setLength(0);
      } else if (c == '|') {
        if (key != null) {
          fields.put(key, part.toString());
        }
        key = null;
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    return fields;
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
      char c = value.charAt(i);
      if (c == '|' || c == '=' || c == '\\' || c == '\n') {
        return false;
      }
    }
    return true;
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
    String value = fields.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no field '" + key + "' in " + text());
    }
    return value;
  }

  /**
   * {@return a field that may be missing}
   *
   * @param key its name
   */
  public Optional<String> find(String key) {
    return Optional.ofNullable(fields.get(key));
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

  /** {@return all fields by name} */
  public SortedMap<String, String> fields() {
    return fields;
  }

  private String text() {
    Writer writer = new Writer(version);
    fields.forEach(writer::put);
    return writer.text();
  }
}
