package dev.belay.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntryTextProperties {

  @Property
  void anyEntryComesBackThroughUtf8(@ForAll("entries") Entry entry) {
    byte[] bytes = EntryText.write(entry).getBytes(StandardCharsets.UTF_8);

    assertThat(EntryText.read(new String(bytes, StandardCharsets.UTF_8))).isEqualTo(entry);
  }

  @Property(tries = 300)
  void aCutTextIsNoEntry(@ForAll("entries") Entry entry, @ForAll long draw) {
    String text = EntryText.write(entry);
    String cut = text.substring(0, (int) Long.remainderUnsigned(draw, text.length()));

    assertThatThrownBy(() -> EntryText.read(cut)).isInstanceOfSatisfying(StoreException.class,
        thrown -> assertThat(thrown.failure()).isEqualTo(StoreFailure.CORRUPT));
  }

  @Property(tries = 300)
  void framesComeBackWhateverOneBitDoes(@ForAll("entries") Entry one, @ForAll("entries") Entry two, @ForAll long draw) {
    byte[] first = EmergencyFrames.encode(one);
    byte[] both = Arrays.copyOf(first, first.length + EmergencyFrames.encode(two).length);
    System.arraycopy(EmergencyFrames.encode(two), 0, both, first.length, both.length - first.length);

    assertThat(EmergencyFrames.decode("f", both).entries()).containsExactly(one, two);
    int bit = (int) Long.remainderUnsigned(draw, both.length * 8L);
    both[bit / 8] ^= (byte) (1 << (bit % 8));
    EmergencyJournal.Content hurt = EmergencyFrames.decode("f", both);
    assertThat(hurt.entries()).containsExactly(bit / 8 < first.length ? two : one);
    assertThat(hurt.damage()).isNotEmpty();
  }

  @Example
  void theTextIsWhatTheFormatPageShows() {
    Entry.Order order = Samples.order(12, 3, 1, "OPEN");

    assertThat(EntryText.write(order)).isEqualTo("""
        1 order
        at=2026-01-05T04:00:00Z
        body=order 12
        owner=0003
        role=G
        status=OPEN
        tag=%s
        """.replace("%s", order.tag().text()));
  }

  @Example
  void aLaterVersionIsToldApartFromGarbage() {
    assertThatThrownBy(() -> EntryText.read("2 order\n")).isInstanceOfSatisfying(StoreException.class,
        thrown -> assertThat(thrown.failure()).isEqualTo(StoreFailure.NEWER));
    assertThatThrownBy(() -> EntryText.read("hello")).isInstanceOfSatisfying(StoreException.class,
        thrown -> assertThat(thrown.failure()).isEqualTo(StoreFailure.CORRUPT));
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<Entry> groups = Combinators.combine(groupIds(), names(), texts(), Arbitraries.of(true, false),
        Arbitraries.longs(), instants(), texts()).as((id, key, lifecycle, active, interim, at, body) ->
        new Entry.Group(id, new RequestKey(key), lifecycle, active, interim, at, body));
    Arbitrary<Entry> orders = Combinators.combine(tags(), Arbitraries.of(Owner.Role.class), texts(), instants(),
        texts()).as((tag, role, status, at, body) ->
        new Entry.Order(tag, new Owner(tag.group(), role), status, at, body));
    Arbitrary<Entry> settings = Combinators.combine(names(), instants(), texts()).as(Entry.Setting::new);
    Arbitrary<Entry> journal = Combinators.combine(Arbitraries.longs().greaterOrEqual(1), groupIds().optional(),
        texts(), instants(), texts()).as(Entry.Journal::new);
    return Arbitraries.oneOf(groups, orders, settings, journal);
  }

  private static Arbitrary<OrderTag> tags() {
    return Combinators.combine(Arbitraries.integers().between(0, 1295), groupIds(),
        Arbitraries.of(OrderPurpose.class), Arbitraries.integers().between(0, 35),
        Arbitraries.integers().between(0, 1295), Arbitraries.of(true, false)).as((sequence, group, purpose, leg,
        attempt, emergency) -> new OrderTag(new InstanceId("B01"), new Epoch("7Q2"), sequence, group, purpose,
        new LegId(leg), attempt, emergency && purpose.isRiskReducing()));
  }

  private static Arbitrary<GroupId> groupIds() {
    return Arbitraries.integers().between(0, GroupId.COUNT - 1).map(GroupId::new);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange(' ', '\u20AC').ofMinLength(1).ofMaxLength(20)
        .filter(name -> !name.isBlank() && name.chars().noneMatch(Character::isISOControl));
  }

  /** Any characters at all, lone surrogates and line ends among them. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings().all().withChars('\\', '\n', '\r', '=', '\uD800', '\uDC00').ofMaxLength(40);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(-1L << 50, 1L << 52)
        .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
  }
}
