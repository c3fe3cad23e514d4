package dev.belay.reconcile;

import static dev.belay.reconcile.Ledgers.CALL;
import static dev.belay.reconcile.Ledgers.NEW;
import static dev.belay.reconcile.Ledgers.OLD;
import static dev.belay.reconcile.Ledgers.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  private final Ledgers desk = new Ledgers();

  @Test
  void whatWasThereBeforeAnybodyLookedIsExternal() {
    desk.own(OLD, CALL, 65);
    desk.shows(CALL, 105);
    desk.shows(SHORT, -30);

    assertThat(desk.read(0)).containsExactly("external 0 to -30", "external 0 to 40");
    assertThat(desk.read(2)).isEmpty();
    assertThat(desk.state.external()).containsEntry(CALL, Quantity.of(40)).containsEntry(SHORT, Quantity.of(-30));
  }

  @Tag("D21")
  @Test
  void aManualTradeOnTheSameSymbolIsBookedAtOnceAndTouchesNothingOfOurs() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.shows(CALL, 130);
    desk.foreign(CALL, 65);

    assertThat(desk.read(10)).containsExactly("external 0 to 65");
    desk.shows(CALL, 65);
    desk.foreign(CALL, -65);
    assertThat(desk.read(20)).containsExactly("external 65 to 0");
    assertThat(desk.owners.get(CALL)).containsEntry(OLD, Quantity.of(65));
  }

  @Test
  void whatIsNotOursIsKnownAgainAfterARestart() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.shows(CALL, 130);
    desk.foreign(CALL, 65);
    desk.read(10);

    ReconcileState later = ReconcileState.of(desk.state.kept());

    assertThat(later.kept()).containsExactly(
        new ReconcileState.Kept(CALL, Quantity.of(65), Quantity.of(65), Quantity.of(65)));
    assertThat(later.external()).containsEntry(CALL, Quantity.of(65));
    assertThat(later.nextDay().kept()).containsExactly(
        new ReconcileState.Kept(CALL, Quantity.of(65), Quantity.ZERO, Quantity.ZERO));
  }

  @Test
  void aTradeThatCameWhileNobodyLookedExplainsTheLossOfAShortThoughTheFirstReadDidNotShowItYet() {
    desk.state = ReconcileState.of(List.of());
    desk.own(OLD, SHORT, -65);
    desk.foreign(SHORT, 65);
    assertThat(desk.read(0)).isEmpty(); // of before the trade

    desk.shows(SHORT, 0);

    assertThat(desk.read(10)).containsExactly("freeze", "guard {0001=65} TRADE_SEEN");
    assertThat(desk.read(13)).containsExactly("close 0001 65 TRADE_SEEN");
  }

  @Tag("D3")
  @Test
  void aKeyThatTheBrokerDoesNotNameIsComparedToo() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.net.remove(CALL);

    desk.read(10);

    assertThat(desk.divergences).extracting(Divergence::id)
        .containsExactly("position-mismatch AB1234/NFO:NIFTY2680425200CE/NRML 65 + 0 -> 0");
    assertThat(desk.state.suspected()).containsExactly(CALL);
  }

  @Tag("D4")
  @Test
  void aReadThatBeganBeforeAFillOfOursChangesNothing() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.filled(OLD, CALL, -65, 10.05);

    assertThat(desk.read(10)).isEmpty();
    assertThat(desk.divergences).isEmpty();
  }

  @Tag("D23")
  @Test
  void positionsThatLagOurFillsTakeNothingFromUs() {
    desk.read(0);
    desk.filled(OLD, CALL, 65, 10);
    desk.filled(OLD, CALL, 65, 11);
    desk.shows(CALL, 0);

    assertThat(desk.read(12)).as("neither shown").isEmpty();
    desk.shows(CALL, 65);
    assertThat(desk.read(15)).as("one shown").isEmpty();
    assertThat(desk.state.suspected()).isEmpty();
    desk.shows(CALL, 130);
    assertThat(desk.read(18)).isEmpty();
    assertThat(desk.state.external()).isEmpty();
  }

  @Test
  void fillsThatTheOrderBookHasNotShownYetAreNotTakenForSomebodyElses() {
    desk.buying.put(CALL, Quantity.of(65));
    desk.read(0);
    desk.shows(CALL, 40);

    assertThat(desk.read(1)).isEmpty();
    assertThat(desk.read(4)).isEmpty();
    assertThat(desk.read(11.1)).as("the book was asked often enough").containsExactly("external 0 to 40");
  }

  @Test
  void aLossIsTakenFromTheNewestOwnerOnceTwoReadsAgree() {
    desk.own(OLD, CALL, 65).own(NEW, CALL, 65);
    desk.read(0);
    desk.shows(CALL, 100);

    assertThat(desk.read(20)).isEmpty();
    assertThat(desk.read(21.9)).as("too close").isEmpty();
    assertThat(desk.read(22)).containsExactly("freeze", "guard {0002=-30} SETTLED", "reduce 0002 -30 SETTLED");
    assertThat(desk.read(24)).containsExactly("thaw");
  }

  @Tag("D13")
  @Test
  void aPositionClosedByHandIsBookedAsClosedOnceItsTradeIsSeen() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.shows(CALL, 0);
    desk.foreign(CALL, -65);

    assertThat(desk.read(20)).containsExactly("freeze", "guard {0001=-65} TRADE_SEEN");
    assertThat(desk.read(22)).containsExactly("close 0001 -65 TRADE_SEEN");
    assertThat(desk.read(24)).containsExactly("thaw");
    assertThat(desk.owners.get(CALL)).isEmpty();
  }

  @Test
  void aCloseThatNoTradeExplainsWaitsAMinute() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.shows(CALL, 0);
    List<String> all = new ArrayList<>(desk.read(20));
    for (int second = 22; second < 80; second += 3) {
      all.addAll(desk.read(second));
    }

    assertThat(all).containsExactly("freeze", "guard {0001=-65} SETTLED");
    assertThat(desk.read(80.1)).containsExactly("close 0001 -65 WAITED");
  }

  @Test
  void aLossThatOurOwnWorkingOrderExplainsIsNobodyElsesBeforeTheBooksHaveSpoken() {
    desk.own(OLD, CALL, 65);
    desk.selling.put(CALL, Quantity.of(65));
    desk.shows(CALL, 0);
    List<String> all = new ArrayList<>();
    for (int second = 0; second < 90; second += 3) {
      all.addAll(desk.read(second));
    }

    assertThat(all).as("not even on a new day").containsExactly("freeze", "guard {0001=-65} SETTLED");
    desk.books = Optional.of(Ledgers.at(9));
    assertThat(desk.read(93)).as("the books may lag as long").isEmpty();
    desk.books = Optional.of(Ledgers.at(92));
    assertThat(desk.read(96)).containsExactly("close 0001 -65 NEW_DAY");
  }

  @Test
  void theLossOfAShortIsNeverBookedWithoutItsTrade() {
    desk.own(OLD, SHORT, -65);
    desk.read(0);
    desk.shows(SHORT, -30);
    List<String> all = new ArrayList<>();
    for (int second = 20; second < 300; second += 3) {
      all.addAll(desk.read(second));
    }

    assertThat(all).containsExactly("freeze", "guard {0001=35} SETTLED");
    desk.foreign(SHORT, 35);
    assertThat(desk.read(300)).containsExactly("reduce 0001 35 TRADE_SEEN");
  }

  @Test
  void onANewDayTwoReadsFiveSecondsApartAreEnough() {
    desk.own(OLD, SHORT, -65);
    desk.read(0);
    desk.state = desk.state.nextDay();
    desk.shows(SHORT, 0);

    desk.read(100);
    assertThat(desk.read(103)).containsExactly("freeze", "guard {0001=65} SETTLED");
    desk.books = Optional.of(Ledgers.at(99));
    assertThat(desk.read(105)).as("no book since").isEmpty();
    desk.books = Optional.of(Ledgers.at(105));
    assertThat(desk.read(106)).containsExactly("close 0001 65 NEW_DAY");
  }

  @Tag("D5")
  @Test
  void aLossThatALaterReadContradictsWasNone() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.shows(CALL, 0);
    desk.read(20);
    desk.shows(CALL, 65);

    assertThat(desk.read(21.5)).isEmpty();
    assertThat(desk.tick(60)).isEmpty();
    assertThat(desk.state.suspected()).isEmpty();
  }

  @Test
  void tenSecondsWithoutContradictionAreEnoughForACoverWhateverReadsFail() {
    desk.own(OLD, CALL, 130);
    desk.read(0);
    desk.shows(CALL, 0);
    desk.read(20);
    desk.shows(CALL, 65);
    desk.read(21);

    assertThat(desk.tick(30)).isEmpty();
    assertThat(desk.tick(30.1)).as("the smaller of the two").containsExactly("guard {0001=-65} WAITED");
    assertThat(desk.tick(31)).as("once").isEmpty();
  }

  @Test
  void aForeignTradeLargerThanWhatIsNotOursIsEvidenceBeforeAnyPosition() {
    desk.own(OLD, CALL, 65);
    desk.shows(CALL, 105);
    desk.read(0);
    desk.foreign(CALL, -40);
    assertThat(desk.trades(10)).as("they sold their own").isEmpty();
    desk.foreign(CALL, -25);

    assertThat(desk.trades(11)).containsExactly("freeze", "guard {0001=-25} TRADE_SEEN");
    assertThat(desk.trades(12)).as("once").isEmpty();
    desk.shows(CALL, 40);
    assertThat(desk.read(13)).as("the first read that shows it agrees with the trade")
        .containsExactly("reduce 0001 -25 TRADE_SEEN", "external 40 to 0");
  }

  @Tag("D14")
  @Test
  void whatIsSoldBeyondOursIsTheirsAndNeverBothSidesAtOnce() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.shows(CALL, -10);
    desk.foreign(CALL, -75);
    desk.read(20);

    assertThat(desk.read(22)).containsExactly("close 0001 -65 TRADE_SEEN", "external 0 to -10");
    assertThat(desk.read(24)).containsExactly("thaw");
  }

  @Test
  void oppositeMovesOfOneContractAreAConversionAndTheOwnerFollows() {
    desk.own(OLD, CALL, 65);
    desk.read(0);
    desk.shows(CALL, 0);
    desk.shows(Ledgers.key("NFO:NIFTY2680425200CE", Product.MIS), 65);

    assertThat(desk.read(20)).isEmpty();
    assertThat(desk.read(22)).containsExactly("convert 0001 65 to MIS");
    assertThat(desk.read(24)).isEmpty();
    assertThat(desk.state.external()).isEmpty();
  }

  @Tag("D6")
  @Test
  void aMismatchThatNoRepairEndsIsGivenUpAndTold() {
    desk.read(0);
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      desk.shows(CALL, i % 2 == 0 ? 0 : 50);
      all.addAll(desk.read(i * 3));
    }

    assertThat(all).containsExactly("external 0 to 50", "external 50 to 0", "external 0 to 50", "external 50 to 0",
        "give up after 3");
    assertThat(desk.state.suspected()).containsExactly(CALL);
    assertThat(desk.read(200)).as("a minute of agreement ends it").containsExactly("thaw");
    desk.shows(CALL, 50);
    assertThat(desk.read(210)).containsExactly("external 0 to 50");
  }

  @Tag("D7")
  @Test
  void theSameHistoryGivesTheSameCorrectionsAndIds() {
    assertThat(history()).isEqualTo(history());
  }

  private static List<Object> history() {
    Ledgers desk = new Ledgers().own(OLD, CALL, 65).own(NEW, SHORT, -65);
    List<Object> all = new ArrayList<>(desk.read(0));
    desk.shows(CALL, 20);
    desk.foreign(CALL, -45);
    for (int second = 1; second < 10; second++) {
      all.addAll(desk.read(second));
    }
    all.addAll(desk.divergences);
    all.add(desk.state);
    return all;
  }
}
