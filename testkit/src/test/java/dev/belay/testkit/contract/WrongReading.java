package dev.belay.testkit.contract;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.ReadFailure;
import dev.belay.broker.StreamListener;
import dev.belay.market.Exchange;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.Product;
import dev.belay.order.TradeReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Clients that each break one rule about reads, the stream or themselves. */
final class WrongReading {

  private WrongReading() {}

  @Breaks("BROKER_11")
  static class LosesTheLastTrade extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
          return super.trades().thenApply(read -> read.map(
              rows -> rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1)));
        }
      };
    }
  }

  @Breaks("BROKER_12")
  static class ShowsPositionsWithoutSign extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
          return super.positions().thenApply(read -> read.map(rows -> rows.stream().map(row ->
              new BrokerPosition(row.instrument(), row.product(), row.net().abs(), row.averagePrice())).toList()));
        }
      };
    }
  }

  @Breaks("BROKER_13")
  static class HidesClosedPositions extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
          return super.positions().thenApply(read -> read.map(
              rows -> rows.stream().filter(row -> !row.net().isZero()).toList()));
        }
      };
    }
  }

  @Breaks("BROKER_24")
  static class TellsTheNewestStateFirst extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
          return super.history(id).thenApply(read -> read.map(rows -> {
            List<OrderReport> turned = new ArrayList<>(rows);
            Collections.reverse(turned);
            return turned;
          }));
        }
      };
    }
  }

  @Breaks("BROKER_25")
  static class KnowsAnEmptyHistory extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
          return super.history(id).thenApply(read -> read.equals(UNKNOWN) ? NOTHING : read);
        }

        private static final BrokerRead<List<OrderReport>> UNKNOWN =
            new BrokerRead.Failed<>(ReadFailure.NOT_FOUND, "nothing is known of it");

        private static final BrokerRead<List<OrderReport>> NOTHING =
            new BrokerRead.Ok<>(List.of(), Instant.EPOCH);
      };
    }
  }

  @Breaks("BROKER_26")
  static class ShowsTheFirstPageOnly extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        List<OrderReport> book(List<OrderReport> rows) {
          return rows.stream().limit(10).toList();
        }
      };
    }
  }

  @Breaks("BROKER_27")
  static class HidesTheOrdersOfOthers extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        List<OrderReport> book(List<OrderReport> rows) {
          return rows.stream().filter(row -> row.tag().isPresent()).toList();
        }
      };
    }
  }

  @Breaks("BROKER_28")
  static class TakesAFailureForNothing extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
          return super.holdings().thenApply(read -> new BrokerRead.Ok<>(read.value().orElse(List.of()), Instant.EPOCH));
        }
      };
    }
  }

  @Breaks("BROKER_29")
  static class AnswersABasketAsAWhole extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
          return super.basketMargin(basket).thenApply(read -> read.map(
              answer -> new BasketMargin(answer.initial(), answer.settled(), List.of())));
        }
      };
    }
  }

  @Breaks("BROKER_30")
  static class PushesNothing extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public Stream openStream(StreamListener listener) {
          return super.openStream(new Deaf(listener) {
            @Override
            public void onOrder(OrderReport report) {
              // kept to itself
            }
          });
        }
      };
    }
  }

  @Breaks("BROKER_31")
  static class NeverTellsThatItIsConnected extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public Stream openStream(StreamListener listener) {
          return super.openStream(new Deaf(listener) {
            @Override
            public void onConnected(long connection) {
              // kept to itself
            }
          });
        }
      };
    }
  }

  @Breaks("BROKER_32")
  static class TalksOnWhenItsStreamIsClosed extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public Stream openStream(StreamListener listener) {
          super.openStream(listener);
          return () -> { };
        }
      };
    }
  }

  @Breaks("BROKER_33")
  static class TakesNothing extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public BrokerCapabilities capabilities() {
          return new BrokerCapabilities(EnumSet.noneOf(Product.class), new EnumMap<>(Exchange.class),
              super.capabilities().limits());
        }
      };
    }
  }

  @Breaks("BROKER_34")
  static class SendsWhenItIsClosed extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public void close() {
          // goes on
        }
      };
    }
  }

  @Breaks("BROKER_35")
  static class TellsItsSecret extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public String toString() {
          return "a broker with token " + SpoiledHarness.SECRET;
        }
      };
    }
  }
}
