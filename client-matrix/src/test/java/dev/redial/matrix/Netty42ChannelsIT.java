package dev.redial.matrix;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class Netty42ChannelsIT extends NettyChannelsContract {
  Netty42ChannelsIT() {
    super("NettyUringChannels", "netty-native-4.2.17.Final");
  }
}
