package io.mithridate.clipfiles.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.clipfiles.pytorch.Pickled.Bool;
import io.mithridate.clipfiles.pytorch.Pickled.Float64;
import io.mithridate.clipfiles.pytorch.Pickled.Ignored;
import io.mithridate.clipfiles.pytorch.Pickled.Int;
import io.mithridate.clipfiles.pytorch.Pickled.Mapping;
import io.mithridate.clipfiles.pytorch.Pickled.None;
import io.mithridate.clipfiles.pytorch.Pickled.Sequence;
import io.mithridate.clipfiles.pytorch.Pickled.Str;
import io.mithridate.clipfiles.pytorch.Pickled.Tuple;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnpicklerTest {

    private static Pickled read(byte[] pickle) throws DamagedPickleException {
        return Unpickler.read(pickle, false);
    }

    private static PickleBytes pickle() {
        return PickleBytes.pickle();
    }

    @Test
    void readsWhatPythonWrites() throws DamagedPickleException {
        // pickle.dumps({"a": [1, 256, -70000, 2**40, 0.5], 3: (None, True, "ä"), "e": ()},
        // protocol=2)
        byte[] python =
                HexFormat.of()
                        .parseHex(
                                "80027d71002858010000006171015d7102284b014d00014a90eefeff8a06"
                                        + "000000000001473fe0000000000000654b034e885802000000c3a471"
                                        + "03877104580100000065710529752e");
        assertThat(read(python))
                .isEqualTo(
                        new Mapping(
                                Map.of(
                                        new Str("a"),
                                        new Sequence(
                                                List.of(
                                                        new Int(1),
                                                        new Int(256),
                                                        new Int(-70_000),
                                                        new Int(1L << 40),
                                                        new Float64(0.5))),
                                        new Int(3),
                                        new Tuple(List.of(None.NONE, new Bool(true), new Str("ä"))),
                                        new Str("e"),
                                        new Tuple(List.of()))));
    }

    /** CleanCLIP's scheduler stores a NumPy number as the learning rate; PAR stores its options. */
    @Test
    void ignoresValuesThatTrainingProgramsStoreNextToTensors() throws DamagedPickleException {
        // pickle.dumps({"lr": np.float64(0.001), "eps": 1e-8}, protocol=2), NumPy 2.4
        byte[] numpy =
                HexFormat.of()
                        .parseHex(
                                "80027d71002858020000006c727101636e756d70792e5f636f72652e6d756c"
                                        + "746961727261790a7363616c61720a7102636e756d70790a647479"
                                        + "70650a71035802000000663871048988877105527106284b035801"
                                        + "0000003c71074e4e4e4affffffff4affffffff4b0074710862635f"
                                        + "636f646563730a656e636f64650a7109580c000000c3bcc2a9c3b1"
                                        + "c3924d62503f710a58060000006c6174696e31710b86710c52710d"
                                        + "86710e52710f58030000006570737110473e45798ee2308c3a752e");
        assertThat(read(numpy))
                .isEqualTo(
                        new Mapping(
                                Map.of(
                                        new Str("lr"),
                                        new Ignored("numpy._core.multiarray.scalar"),
                                        new Str("eps"),
                                        new Float64(1e-8))));
        // pickle.dumps({"args": argparse.Namespace(lr=0.1, name="x")}, protocol=2)
        byte[] options =
                HexFormat.of()
                        .parseHex(
                                "80027d710058040000006172677371016361726770617273650a4e616d6573"
                                        + "706163650a7102298171037d71042858020000006c727105473fb9"
                                        + "99999999999a58040000006e616d65710658010000007871077562"
                                        + "732e");
        assertThat(read(options))
                .isEqualTo(new Mapping(Map.of(new Str("args"), new Ignored("argparse.Namespace"))));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(pickle().unfinished(), "ends too early"),
                refused(pickle().stop(), "the stack is empty"),
                refused(pickle().op('a').stop(), "more values than the stack holds"),
                refused(pickle().op('t').stop(), "needs a mark"),
                refused(pickle().op('(', 's').stop(), "more values than the stack holds"),
                refused(pickle().op('q', 0).stop(), "the stack is empty"),
                refused(pickle().op('h', 7).stop(), "refers to value 7, which is not there"),
                refused(new byte[] {(byte) 0x80, 6, '.'}, "protocol 6; up to 5 are known"),
                refused(pickle().op('i').raw("os\nsystem\n").stop(), "instruction 0x69"),
                refused(pickle().op('o').stop(), "instruction 0x6f"),
                refused(pickle().op(0x82, 1).stop(), "instruction 0x82"),
                refused(pickle().op('P').raw("0\n").stop(), "instruction 0x50"),
                refused(pickle().global("os", "system").stop(), "asks for 'os.system'"),
                refused(pickle().text("os").text("system").op(0x93).stop(), "asks for 'os.system'"),
                refused(
                        pickle().global("__torch__", "Model").stop(),
                        "asks for '__torch__.Model'"), // allowed only in a TorchScript archive
                refused(
                        pickle().global("torch.jit._pickle", "build_intlist").stop(),
                        "asks for 'torch.jit._pickle.build_intlist'"),
                refused(
                        pickle().global("collections", "OrderedDict").integer(1).op('R').stop(),
                        "expected arguments, found 1"),
                refused(
                        pickle().global("collections", "OrderedDict").op(']', 0x85, 'R').stop(),
                        "expected an empty dict"),
                refused(
                        pickle().global("torch", "FloatStorage").op(')', 'R').stop(),
                        "expected a function to call, found a value of kind StorageClass"),
                refused(
                        pickle().global("torch", "FloatStorage").op(')', 0x81).stop(),
                        "expected a module's class"),
                refused(
                        pickle().global("torch._utils", "_rebuild_tensor_v2").op(')', 'R').stop(),
                        "0 arguments, too few"),
                refused(
                        pickle().global("torch._utils", "_rebuild_parameter")
                                .op(']', 0x85, 'R')
                                .stop(),
                        "expected a tensor, found a value of kind Sequence"),
                refused(pickle().text("0").op('Q').stop(), "expected arguments"),
                refused(
                        pickle().op(')', 'Q').stop(),
                        "expected ('storage', class, key, device, size)"),
                refused(pickle().op('}', ')', 'N', 's').stop(), "expected a text or a number as"),
                refused(pickle().op('}', '(').integer(1).op('u').stop(), "a key without a value"),
                refused(pickle().integer(1).op('N', 'a').stop(), "something to append to, found 1"),
                refused(pickle().op(']', '}', 'b').stop(), "expected a module"),
                refused(pickle().op(0x8A, 200).stop(), "a whole number of 200 bytes"),
                refused(
                        pickle().op('X').op(0xFF, 0xFF, 0xFF, 0xFF).stop(),
                        "claims a text of 4294967295 bytes, and has 1 left"),
                refused(
                        pickle().op(0x8D).times(8, 0xFF).stop(),
                        "claims a text of 18446744073709551615 bytes"),
                refused(pickle().op(0x8C, 2, 0xC3, 0x28).stop(), "not UTF-8"),
                refused(pickle().op('c').raw("os").unfinished(), "ends too early"));
    }

    private static Arguments refused(byte[] pickle, String reason) {
        return Arguments.of(reason, pickle);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void explainsWhyAPickleIsRejected(String reason, byte[] pickle) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(DamagedPickleException.class)
                .hasMessageContaining("its pickle cannot be read at byte ")
                .hasMessageContaining(reason);
    }

    @Test
    void readsDeeplyNestedValuesWithoutRecursion() throws DamagedPickleException {
        byte[] deep = pickle().op(')').times(1_000_000, 0x85).stop();
        assertThat(read(deep)).isInstanceOf(Tuple.class);
        byte[] marks = pickle().times(1_000_000, '(').op('N').stop();
        assertThat(read(marks)).isEqualTo(None.NONE);
    }

    @Test
    void rejectsNestedValuesAsKeys() {
        byte[] key = pickle().op('}', ')').times(1_000_000, 0x85).op('N', 's').stop();
        assertThatThrownBy(() -> read(key)).hasMessageContaining("expected a text or a number");
    }

    @Test
    void stopsLongPrograms() {
        byte[] endless = pickle().times(3_000_000, '}').stop();
        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(DamagedPickleException.class)
                .hasMessageContaining("more than 2000000 instructions");
    }

    @Test
    void rejectsOrReadsNoise() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            try {
                assertThat(read(noise)).isNotNull();
            } catch (DamagedPickleException e) {
                assertThat(e).hasMessageStartingWith("its pickle cannot be read at byte ");
            }
        }
    }
}
