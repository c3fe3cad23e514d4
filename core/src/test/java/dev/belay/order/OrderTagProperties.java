package dev.belay.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderTagProperties {

  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @Property
  void aTagComesBackFromItsTwentyCharacters(@ForAll("tags") OrderTag tag) {
    assertThat(tag.text()).hasSize(OrderTag.LENGTH).matches("[0-9A-Z]+");
    assertThat(OrderTag.parse(tag.text())).contains(tag);
  }

  @Property
  void tagsAreOrderedAsTheirTexts(@ForAll("tags") OrderTag one, @ForAll("tags") OrderTag other) {
    assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(one.text().compareTo(other.text())));
    OrderTag next = new OrderTag(one.instance(), one.epoch(), one.sequence(), one.group(), one.purpose(), one.leg(),
        (one.attempt() + 1) % OrderTag.ATTEMPTS, one.emergency());
    assertThat(Integer.signum(one.compareTo(next))).isEqualTo(Integer.signum(one.text().compareTo(next.text())));
  }

  @Property
  void aTagWithTwoNeighboursSwappedIsNotRead(@ForAll("tags") OrderTag tag, @ForAll long draw) {
    String text = tag.text();
    int at = (int) Long.remainderUnsigned(draw, 18);
    String swapped = text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);

    if (!swapped.equals(text)) {
      assertThat(OrderTag.parse(swapped)).isEmpty();
    }
  }

  @Property(tries = 300)
  void base36IsReadAsItIsWritten(@ForAll("numbers") long number) {
    String text = Base36.of(number, 6);

    assertThat(Base36.parse(text)).isEqualTo(number).isEqualTo(Long.parseLong(text, 36));
    assertThat(Base36.isBase36(text)).isTrue();
  }

  @Property(tries = 300)
  void nothingButUpperCaseBase36IsADigit(@ForAll char each) {
    assertThat(Base36.isBase36("" + each)).isEqualTo(DIGITS.indexOf(each) >= 0);
  }

  @Example
  void namesMayHoldAnythingButControls() {
    assertThat(new RequestKey("strategy 7/ñ/2026").value()).isEqualTo("strategy 7/ñ/2026");
    assertThatThrownBy(() -> new RequestKey("two\nlines")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RequestKey(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<OrderTag> tags() {
    Arbitrary<String> codes = Arbitraries.strings().withChars(DIGITS).ofLength(3);
    Arbitrary<OrderTag> plain = Combinators.combine(codes, codes,
        Arbitraries.longs().between(0, OrderTag.SEQUENCES - 1), groups(), Arbitraries.of(OrderPurpose.class),
        Arbitraries.integers().between(0, 35), Arbitraries.integers().between(0, 1295)).as((instance, epoch, sequence,
        group, purpose, leg, attempt) -> new OrderTag(new InstanceId(instance), new Epoch(epoch), sequence, group,
        purpose, new LegId(leg), attempt, false));
    Arbitrary<OrderTag> emergency = Combinators.combine(codes, Arbitraries.longs().between(0, 1295), groups(),
        Arbitraries.of(OrderPurpose.class).filter(OrderPurpose::isRiskReducing)).as((epoch, slice, group, purpose) ->
        new OrderTag(new InstanceId("B01"), new Epoch(epoch), slice, group, purpose, new LegId(3), 7, true));
    return Arbitraries.oneOf(plain, emergency);
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.longs().between(0, 36L * 36 * 36 * 36 * 36 * 36 - 1);
  }

  private static Arbitrary<GroupId> groups() {
    return Arbitraries.integers().between(0, GroupId.COUNT - 1).map(GroupId::new);
  }
}
