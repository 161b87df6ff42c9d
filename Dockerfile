# The jar, and a cp for init containers: see docs/kubernetes.md. Build the jar first: ./mvnw -q package -DskipTests -pl agent
FROM busybox:1.37-musl
COPY agent/target/redial-agent.jar /redial-agent.jar
COPY LICENSE /LICENSE
USER 65534:65534
CMD ["cp", "/redial-agent.jar", "/redial/redial-agent.jar"]
