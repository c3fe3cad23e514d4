package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What makes reading quick changes nothing of what is read. */
final class QuickReadingProperties {

  private static final OrderTag TAG = Rig.tag(1);
  private static final List<String> FIELDS = List.of("\"order_id\":\"1914227164488687616\"", "\"status\":\"OPEN\"",
      "\"exchange\":\"NFO\"", "\"tradingsymbol\":\"NIFTY2681124500CE\"", "\"product\":\"NRML\"",
      "\"transaction_type\":\"BUY\"", "\"quantity\":130", "\"filled_quantity\":65", "\"order_type\":\"LIMIT\"",
      "\"price\":152.35", "\"tag\":\"" + TAG.text() + "\"", "\"average_price\":151.9");
  private static final List<String> SKIPPED = List.of("\"guid\":\"XXXXX\"", "\"meta\":{\"order_id\":\"1\"}",
      "\"order_id_\":7", "\"orders\":[1,{\"price\":9}]", "\"statu\":\"COMPLETE\"");

  private final ReadJudge judge = new ReadJudge(new Secrets(), () -> Instant.EPOCH);
  private final OrderRows rows = new OrderRows(new Contracts(Set.of(), Set.of()));

  @Property(tries = 1000)
  void aRowMeansTheSameWhateverTheOrderOfItsFieldsAndOfThoseBeforeIt(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<String> fields = new ArrayList<>(FIELDS);
      SKIPPED.stream().filter(each -> random.nextBoolean()).forEach(fields::add);
      if (random.nextInt(3) > 0) {
        Collections.shuffle(fields, random);
      }
      written.add("{" + String.join(random.nextBoolean() ? "," : " , ", fields) + "}");
    }

    List<OrderReport> read = read("[" + String.join(",", written) + "]");

    assertThat(read).hasSize(6).containsOnly(read("[{" + String.join(",", FIELDS) + "}]").get(0));
  }

  @Property(tries = 5000)
  void aPriceReadDigitByDigitIsTheExactOne(@ForAll("numbers") String text) {
    assertThat(Numbers.price(text)).isEqualTo(Numbers.price(Numbers.decimal(text)));
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> behind = Arbitraries.strings().numeric().ofMaxLength(14);
    return Combinators.combine(digits, behind).as((whole, rest) -> rest.isEmpty() ? whole : whole + "." + rest);
  }

  private List<OrderReport> read(String list) {
    Answer answer = Payloads.answer(200, Payloads.success(list).getBytes(StandardCharsets.UTF_8));
    return judge.judge(answer, json -> RowLists.listOrNull(json, OrderRows.FIELDS, "orders", rows::read))
        .value().orElseThrow();
  }
}
