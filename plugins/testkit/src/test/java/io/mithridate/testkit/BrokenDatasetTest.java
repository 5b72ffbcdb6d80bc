package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.PluginFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each way to break the contract of data sets is found by the test that is named after it. */
class BrokenDatasetTest {

    private static DatasetContract contractOf(Dataset dataset) {
        return new DatasetContract() {
            @Override
            public PluginFactory<?, ?> factory() {
                return new PixelAttackFactory();
            }

            @Override
            public Dataset dataset() {
                return dataset;
            }
        };
    }

    private static DatasetContract contractOfPairs(PairSet pairs) {
        return contractOf(
                new TinyDataset() {
                    @Override
                    public PairSet train() {
                        return pairs;
                    }
                });
    }

    private static DatasetContract contractOfPictures(LabelledImages pictures) {
        return contractOf(
                new TinyDataset() {
                    @Override
                    public LabelledImages test(String split) {
                        return pictures;
                    }
                });
    }

    private static void assertFound(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    @Test
    void aDatasetThatKeepsItsContractPasses() {
        DatasetContract contract = contractOf(new TinyDataset());
        assertThatCode(
                        () -> {
                            contract.hasPairsAndTestPictures();
                            contract.refusesAnUnknownSplit();
                            contract.idsAreUnique();
                            contract.labelsAreClasses();
                            contract.textsAreNotBlank();
                            contract.poolsOfSentencesAreDisjoint();
                            contract.openedAgainItIsTheSame();
                            contract.accessIsRandom();
                            contract.readsTheSameFromSeveralThreads();
                            contract.refusesIndicesOutsideTheSet();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void nothingToTestOn() {
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public List<String> testSplits() {
                                        return List.of();
                                    }
                                })
                        ::hasPairsAndTestPictures);
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public Classes classes() {
                                        return new Classes(List.of("dog"));
                                    }
                                })
                        ::hasPairsAndTestPictures);
    }

    @Test
    void splitsThatAreMadeUp() {
        assertFound(contractOfPictures(new TinyDataset.Pictures())::refusesAnUnknownSplit);
    }

    @Test
    void idsThatStandTwice() {
        assertFound(
                contractOfPairs(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public String id(int index) {
                                        return "pair-" + index / 2;
                                    }
                                })
                        ::idsAreUnique);
        assertFound(
                contractOfPictures(
                                new TinyDataset.Pictures() {
                                    @Override
                                    public String id(int index) {
                                        return "picture";
                                    }
                                })
                        ::idsAreUnique);
    }

    @Test
    void labelsThatAreNoClass() {
        for (int wrong : new int[] {-1, 2}) {
            assertFound(
                    contractOfPictures(
                                    new TinyDataset.Pictures() {
                                        @Override
                                        public int label(int index) {
                                            return index == 5 ? wrong : 0;
                                        }
                                    })
                            ::labelsAreClasses);
        }
    }

    @Test
    void captionsAndNamesThatSayNothing() {
        assertFound(
                contractOfPairs(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public String caption(int index) {
                                        return index == 3 ? " " : super.caption(index);
                                    }
                                })
                        ::textsAreNotBlank);
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public Classes classes() {
                                        return new Classes(List.of("dog", ""));
                                    }
                                })
                        ::textsAreNotBlank);
    }

    @Test
    void promptsThatLeak() {
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public Templates poisonCaptions() {
                                        return evaluationPrompts();
                                    }
                                })
                        ::poolsOfSentencesAreDisjoint);
        for (String leaked : List.of("a photo of a dog", "behold the cat")) {
            assertFound(
                    contractOfPairs(
                                    new TinyDataset.Pairs() {
                                        @Override
                                        public String caption(int index) {
                                            return leaked;
                                        }
                                    })
                            ::poolsOfSentencesAreDisjoint);
        }
    }

    @Test
    void contentThatChanges() {
        AtomicInteger calls = new AtomicInteger();
        DatasetContract captions =
                contractOfPairs(
                        new TinyDataset.Pairs() {
                            @Override
                            public String caption(int index) {
                                return "caption " + calls.incrementAndGet();
                            }
                        });
        assertFound(captions::openedAgainItIsTheSame);
        assertFound(captions::accessIsRandom);
        assertFound(captions::readsTheSameFromSeveralThreads);
        assertFound(
                contractOfPictures(
                                new TinyDataset.Pictures() {
                                    @Override
                                    public ImageData image(int index) {
                                        return new ImageData.Encoded(
                                                new byte[] {(byte) calls.incrementAndGet()}, "");
                                    }
                                })
                        ::openedAgainItIsTheSame);
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public String fingerprint() {
                                        return "opened " + calls.incrementAndGet();
                                    }
                                })
                        ::openedAgainItIsTheSame);
    }

    @Test
    void indicesThatWrapAround() {
        assertFound(
                contractOfPairs(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public String caption(int index) {
                                        return super.caption(Math.floorMod(index, size()));
                                    }
                                })
                        ::refusesIndicesOutsideTheSet);
    }
}
