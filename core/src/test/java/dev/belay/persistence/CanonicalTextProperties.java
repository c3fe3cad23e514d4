package dev.belay.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalTextProperties {

  @Property
  void whatIsWrittenIsReadBack(@ForAll("contents") SortedMap<String, String> content) {
    CanonicalText read = CanonicalText.parse(write(content));

    assertThat(read.version()).isEqualTo(3);
    assertThat(read.names()).containsExactlyElementsOf(content.keySet());
    content.forEach((key, value) -> assertThat(read.get(key)).isEqualTo(value));
  }

  @Property
  void aTextIsReadOnlyIfAWriterWouldWriteItSo(@ForAll("texts") String text) {
    try {
      CanonicalText read = CanonicalText.parse(text);
      SortedMap<String, String> content = new TreeMap<>();
      read.names().forEach(name -> content.put(name, read.get(name)));

      assertThat(write(read.version(), content)).isEqualTo(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessage("not a canonical text: " + text);
    }
  }

  @Example
  void whatAWriterDoesNotWriteIsRefused() {
    for (String text : List.of("", "1|", "01", "+1", "1|a", "1|b=|a=", "1|a=|a=", "1|a=b=c", "1|a\\", "1|a=\\x",
        "1|a=\\\n", "1|a=b\nc", "1=a", "x|a=b")) {
      assertThatThrownBy(() -> CanonicalText.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String write(SortedMap<String, String> content) {
    return write(3, content);
  }

  private static String write(int version, SortedMap<String, String> content) {
    CanonicalText.Writer writer = CanonicalText.version(version);
    content.forEach(writer::put);
    return writer.text();
  }

  @Provide
  Arbitrary<SortedMap<String, String>> contents() {
    Arbitrary<String> parts = Arbitraries.strings().withChars("ab|=\\\nn").ofMaxLength(4);
    return Arbitraries.maps(parts, parts).ofMaxSize(6).map(TreeMap::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("13ab|||===\\\nn").ofMaxLength(9).map(rest -> "1|" + rest);
  }
}
