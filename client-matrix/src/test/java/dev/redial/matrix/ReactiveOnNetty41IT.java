package dev.redial.matrix;

import org.junit.jupiter.api.Tag;

/** There the drivers themselves check the name, and not the JDK. */
@Tag("slow")
class ReactiveOnNetty41IT extends DriversContract {
  ReactiveOnNetty41IT() {
    super(Release.oneOf("Reactive", "r2dbc-netty-4.1.118"), ReactiveIT.REACTIVE);
  }
}
