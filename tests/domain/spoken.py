"""A small evening: four statements about the bus, four about benches, and some about nothing else."""

BUS = (1, 2, 3, 4)
BENCH = (5, 6, 7, 8)
SPOKEN = {
    1: "Večerni avtobus do Kranja",
    2: "Avtobus naj vozi zvečer",
    3: "Zadnji avtobus odpelje prezgodaj",
    4: "Avtobus na uro, zvečer pogosteje",
    5: "Klopi ob potoku",
    6: "Klopi pred pošto",
    7: "Lesene klopi ob šoli",
    8: "Klopi s senco",
    9: "Učna pomoč iz matematike",
    10: "Pevski zbor vadi ob torkih",
    11: "Posodim šivalni stroj",
    12: "Hrup po deseti",
    13: "Zeliščni vrt za vse",
    14: "Skupna kosila enkrat na mesec",
}
